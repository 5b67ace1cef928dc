import type { AspectRatio } from '#domain/frame-format.ts';
import type { QualityTier } from '#domain/models/quality-tier.ts';

/** What a file is for. The first photo counts most. */
export const roles = ['photo', 'logo', 'song'] as const;
export type Role = (typeof roles)[number];

/** An uploaded file that goes into the ad. */
export interface Attachment {
  readonly assetId: string;
  readonly name: string;
  readonly role: Role;
}

/** The ad as it is being asked for. An empty choice leaves it to the prompt, or to the server. */
export interface Draft {
  readonly prompt: string;
  readonly format: AspectRatio | '';
  /** Seconds as a text, `15`. */
  readonly length: string;
  readonly quality: QualityTier | '';
  /** Id of the model that makes the clips. */
  readonly model: string;
  readonly autoContinue: boolean;
  readonly attachments: readonly Attachment[];
}

export const emptyDraft: Draft = {
  prompt: '',
  format: '',
  length: '',
  quality: '',
  model: '',
  autoContinue: false,
  attachments: [],
};

/** As the contract has them; a test holds them equal. */
export const limits = { photos: 8, promptCharacters: 8000 } as const;
export const formats = ['16:9', '9:16', '1:1', '4:5'] as const satisfies readonly AspectRatio[];
export const lengths = ['6', '10', '15', '20', '30', '45', '60', '90'] as const;
export const qualities = ['draft', 'standard', 'final'] as const satisfies readonly QualityTier[];

/** A draft as it was kept, whatever has become of it meanwhile. */
export function parseDraft(kept: string | null): Draft {
  let found: Partial<Record<keyof Draft, unknown>>;
  try {
    const parsed: unknown = JSON.parse(kept ?? '{}');
    found = typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return emptyDraft;
  }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    prompt: text(found.prompt),
    format: formats.find((format) => format === found.format) ?? '',
    length: lengths.find((length) => length === found.length) ?? '',
    quality: qualities.find((quality) => quality === found.quality) ?? '',
    model: text(found.model),
    autoContinue: found.autoContinue === true,
    attachments: Array.isArray(found.attachments) ? found.attachments.filter(isAttachment) : [],
  };
}

function isAttachment(value: unknown): value is Attachment {
  if (typeof value !== 'object' || value === null) return false;
  const { assetId, name, role } = value as Partial<Record<keyof Attachment, unknown>>;
  return typeof assetId === 'string' && typeof name === 'string' && roles.some((known) => known === role);
}

/** Characters as people count them: an emoji of one code point is one. */
export const countCharacters = (text: string): number => [...text].length;

export const ofRole = (draft: Draft, role: Role): readonly Attachment[] =>
  draft.attachments.filter((attachment) => attachment.role === role);
