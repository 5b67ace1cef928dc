import './lib/schemas-without-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/studio.css';
import { router } from './app/router.tsx';
import { queryClient } from './lib/query-client.ts';
import { startShortcuts } from './lib/shortcuts.ts';
import { startTheme } from './lib/theme.ts';

startTheme();
startShortcuts();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
