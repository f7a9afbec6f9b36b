import '@mantine/core/styles.layer.css';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './ui/tokens.css';
import './ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../shared/kernel/result.ts';
import { reloadOnce } from './kernel/fresh-page.ts';
import { applyPreferences } from './kernel/preferences.ts';
import { Providers } from './providers.tsx';
import { router } from './routes.tsx';
import { styleNonce } from './ui/style-nonce.ts';

applyPreferences();
// Where the scroll lock behind dialogs looks for the nonce of the style that it adds.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

// The server was upgraded while this page was open: its parts have other names now. Once, so that a part that is really
// missing shows its error.
addEventListener('vite:preloadError', (event) => {
  if (reloadOnce()) event.preventDefault();
});

const root = document.getElementById('root');
invariant(root, 'index.html has a root');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
