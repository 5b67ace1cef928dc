import { lazyPart } from '../lib/lazy-part.ts';

// Both come when they are asked for.
export const DeleteVideoDialog = lazyPart(() => import('./delete-video-dialog.tsx'), 'DeleteVideoDialog');
export const RenameVideoDialog = lazyPart(() => import('./rename-video-dialog.tsx'), 'RenameVideoDialog');
