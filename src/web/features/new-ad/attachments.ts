import type { FileKind } from '../../lib/upload/file-kind.ts';
import { limits, ofRole, type Attachment, type Draft, type Role } from './draft.ts';

const logoNames = /logo|wordmark|emblem|signet|brand[-_ ]?mark/i;

/** What a file is most likely for: sound is the song; a picture that calls itself a logo is one, when there is none yet. */
export function guessRole(kind: FileKind, name: string, draft: Draft): Role {
  if (kind === 'audio') return 'song';
  return logoNames.test(name) && ofRole(draft, 'logo').length === 0 ? 'logo' : 'photo';
}

/** Why a file cannot go along. */
export type Refusal = 'film' | 'unknown' | 'tooManyPhotos' | 'secondSong';

/** Whether a file can go along, beside what is attached and what is still on its way; null when it can. */
export function refusalOf(kind: FileKind, draft: Draft, underWay: readonly FileKind[]): Refusal | null {
  if (kind === 'video') return 'film';
  if (kind === 'other') return 'unknown';
  const count = (wanted: FileKind): number => underWay.filter((other) => other === wanted).length;
  if (kind === 'audio') return ofRole(draft, 'song').length + count('audio') > 0 ? 'secondSong' : null;
  // One of the pictures may be the logo.
  const pictures = draft.attachments.length - ofRole(draft, 'song').length + count('image');
  return pictures > limits.photos ? 'tooManyPhotos' : null;
}

/** The draft with a file; one that is there already stays where it is. */
export function attach(draft: Draft, attachment: Attachment): Draft {
  if (draft.attachments.some(({ assetId }) => assetId === attachment.assetId)) return draft;
  const { role } = attachment;
  if (role === 'photo' && ofRole(draft, 'photo').length >= limits.photos) return draft;
  const kept = role === 'song' ? draft.attachments.filter((other) => other.role !== 'song') : draft.attachments;
  return { ...draft, attachments: [...kept, attachment] };
}

/** The draft with a file used otherwise. There is one logo: what was it before becomes a photo. */
export function changeRole(draft: Draft, assetId: string, role: Role): Draft {
  return {
    ...draft,
    attachments: draft.attachments.map((attachment) => {
      if (attachment.assetId === assetId) return { ...attachment, role };
      return role === 'logo' && attachment.role === 'logo' ? { ...attachment, role: 'photo' } : attachment;
    }),
  };
}

/** The draft with a photo before the others. */
export function moveFirst(draft: Draft, assetId: string): Draft {
  const moved = draft.attachments.filter((attachment) => attachment.assetId === assetId);
  return { ...draft, attachments: [...moved, ...without(draft, assetId).attachments] };
}

export function without(draft: Draft, assetId: string): Draft {
  return { ...draft, attachments: draft.attachments.filter((attachment) => attachment.assetId !== assetId) };
}
