import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../lib/load-part.ts';
import { textParams } from '../lib/text-params.ts';
import { AppFrame } from './app-frame.tsx';
import { BrokenPage } from './broken-page.tsx';
import { MissingPage } from './missing-page.tsx';

const rootRoute = createRootRoute({
  component: AppFrame,
  errorComponent: BrokenPage,
  notFoundComponent: MissingPage,
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  /** `show`: which videos; `q`: what is looked for; `order`: `oldest`, else newest first; `use`: a file for a new ad. */
  validateSearch: textParams('show', 'q', 'order', 'use'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/home.tsx')), 'HomeRoute'),
});

const videoRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/videos/$videoId',
  component: lazyRouteComponent(() => loadPart(() => import('./routes/video.tsx')), 'VideoRoute'),
});

/** Where the video is now: what is being made, or the newest checkpoint. */
const presentRoute = createRoute({
  getParentRoute: () => videoRoute,
  path: '/',
  validateSearch: textParams('slot'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/present.tsx')), 'PresentRoute'),
});

const reviewRoute = createRoute({
  getParentRoute: () => videoRoute,
  path: '/at/$checkpointId',
  /** `slot`: what is selected; `look`: how it is shown; `t`: where the playhead stands, in seconds. */
  validateSearch: textParams('slot', 'look', 't'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/review.tsx')), 'ReviewRoute'),
});

const branchesRoute = createRoute({
  getParentRoute: () => videoRoute,
  path: '/branches',
  /** `at`: the checkpoint that is selected; `a` and `b`: the two that are compared; `show` and `q`: which lines. */
  validateSearch: textParams('at', 'a', 'b', 'show', 'q'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/branches.tsx')), 'BranchesRoute'),
});

const compareRoute = createRoute({
  getParentRoute: () => videoRoute,
  path: '/compare',
  /** `a`, `b`: checkpoints, or artifacts when `slot` is given; `look`: wipe, side, flick, difference. */
  validateSearch: textParams('a', 'b', 'slot', 'look', 't'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/compare.tsx')), 'CompareRoute'),
});

const assetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assets',
  /** `type`: which files; `q`: what is looked for; `at`: the one that is selected. */
  validateSearch: textParams('type', 'q', 'at'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/assets.tsx')), 'AssetsRoute'),
});

const costsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/costs',
  validateSearch: textParams('by', 'month'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/costs.tsx')), 'CostsRoute'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  validateSearch: textParams('part'),
  component: lazyRouteComponent(() => loadPart(() => import('./routes/settings.tsx')), 'SettingsRoute'),
});

/** Every page of the studio. Any state that one may want to come back to, or to send to somebody, is in the address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    videoRoute.addChildren([presentRoute, reviewRoute, branchesRoute, compareRoute]),
    assetsRoute,
    costsRoute,
    settingsRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
