import type { JsonValue } from '#domain/canonical-json.ts';
import { FootageFault } from '#media/footage/footage-fault.ts';
import {
  assertCovers,
  type Footage,
  type PictureFootage,
  type SoundFootage,
  type VideoFootage,
} from '#media/footage/inspect-footage.ts';

/** What was bought, as it was inspected when it came, if it is a clip that covers its place. Throws a FootageFault. */
export function clipOf(metadata: JsonValue, neededSeconds: number): VideoFootage {
  const footage = ofKind<VideoFootage>(metadata, 'video');
  assertCovers(footage, { seconds: neededSeconds });
  return footage;
}

/** What was bought, if it is a picture. Throws a FootageFault. */
export function pictureOf(metadata: JsonValue): PictureFootage {
  return ofKind<PictureFootage>(metadata, 'picture');
}

/** What was bought, if it is sound. Throws a FootageFault. */
export function soundOf(metadata: JsonValue): SoundFootage {
  return ofKind<SoundFootage>(metadata, 'sound');
}

function ofKind<Kind extends Footage>(metadata: JsonValue, wanted: Kind['kind']): Kind {
  const footage = metadata as unknown as Footage | null;
  if (footage?.kind === wanted) return footage as Kind;
  throw new FootageFault('wrong_kind', `A ${wanted} was ordered, and a ${footage?.kind ?? 'text'} came.`);
}
