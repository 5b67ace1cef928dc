import type { Box } from '../../canvas/geometry.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { setText, type SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeRequest } from '../type-request.ts';

export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';

/** A credit, a condition or the signature in a corner of the safe area. */
export interface CornerNote {
  readonly text: string;
  readonly corner: Corner;
  /** `signature` is set in the display face and a little larger, `title` larger again; `note` in the text face. */
  readonly voice: 'signature' | 'title' | 'note';
  readonly startSeconds?: number;
  /** Most of the safe width it may take. Default 0.46, so that two corners never meet. */
  readonly share?: number;
  readonly fills?: readonly string[];
}

/** Height of a corner's room as a share of the short side: two lines of a note. */
const roomShare = 0.094;

/** The room of a corner inside the safe area, in pixels. */
export function cornerRoom(stage: Stage, corner: Corner, share = 0.46): Box {
  const { safe } = stage;
  const width = safe.width * share;
  const height = roomShare * stage.side;
  const atLeft = corner.endsWith('start') === (stage.direction === 'ltr');
  return {
    x: atLeft ? safe.x : safe.x + safe.width - width,
    y: corner.startsWith('top') ? safe.y : safe.y + safe.height - height,
    width,
    height,
  };
}

/** Sets a small text into a corner, on the margin's edge. Null when there is none. */
export function setCornerNote(request: TypeRequest, stage: Stage, note: CornerNote): SetText | null {
  const plain = note.voice === 'note';
  return setText(request, stage, {
    text: note.text,
    role: 'note',
    room: cornerRoom(stage, note.corner, note.share),
    face: (plain ? request.faces.text : request.faces.display) as FaceName,
    align: note.corner.endsWith('start') ? 'start' : 'end',
    anchor: note.corner.startsWith('top') ? 'top' : 'bottom',
    maxLines: note.voice === 'signature' ? 1 : 2,
    maxSize: { signature: 0.05, title: 0.058, note: 0.036 }[note.voice],
    leading: 1.3,
    entrance: 'fade',
    startSeconds: note.startSeconds ?? 0.35,
    ...(note.fills === undefined ? {} : { fills: note.fills }),
  });
}
