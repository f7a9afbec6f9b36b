/** Stands for the electron package, whose import would start a download: main-process code gets its objects injected. */
export {};
