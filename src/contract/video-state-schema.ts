import { z } from 'zod';
import { videoStates } from './video-state.ts';

/** Where a video stands, as it is sent. A file of its own: pages that only ask about states need no schemas. */
export const videoStateSchema = z.enum(videoStates);
