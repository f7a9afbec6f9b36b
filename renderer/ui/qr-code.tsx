import { create } from 'qrcode';
import { useMemo } from 'react';
import classes from './qr-code.module.css';

/** White around the code, which readers need (ISO/IEC 18004): four modules. */
const quiet = 4;

/** A QR code, always dark on white whatever the theme, as large as its place. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    let dark = '';
    for (let y = 0; y < modules.size; y += 1)
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) dark += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    return { size: modules.size + 2 * quiet, path: dark };
  }, [text]);
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-text={text}>
      <rect className={classes.paper} width={size} height={size} />
      <path className={classes.ink} d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
