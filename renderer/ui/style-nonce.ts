/** The nonce of styles that are added at run time; the server writes it into the page, anew for each answer. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
