import type { Artifact } from '#contract/artifact.ts';
import type { WireSpec } from '#contract/spec.ts';

/** One picture of the storyboard with its beat and its takes. */
export interface StoryboardCell {
  /** 0-based. */
  readonly index: number;
  /** `beat/3/image` */
  readonly slot: string;
  readonly beat: WireSpec['beats'][number];
  /** What is in use; null while it is not drawn. */
  readonly picture: Artifact | null;
  /** Every take of the slot, oldest first. */
  readonly takes: readonly Artifact[];
}

/** The pictures in the order of their beats. */
export function storyboardCells(
  spec: WireSpec,
  artifacts: readonly Artifact[],
  takes: readonly Artifact[],
): readonly StoryboardCell[] {
  const chosen = new Map(artifacts.map((artifact) => [artifact.slot, artifact]));
  return spec.beats.map((beat, index) => {
    const slot = `beat/${index}/image`;
    const picture = chosen.get(slot) ?? null;
    const own = takes.filter((take) => take.slot === slot);
    const isListed = picture === null || own.some(({ artifact_id: id }) => id === picture.artifact_id);
    return { index, slot, beat, picture, takes: isListed ? own : [...own, picture] };
  });
}

/** The words of a beat that are drawn largest, without the marks of accented words; empty for a visual beat. */
export function headlineOf({ text }: StoryboardCell['beat']): string {
  return (text.headline || text.line || text.items[0] || '').replaceAll('*', '');
}

/** The take before or after the one in use, around the corner; null when there is only one. */
export function neighbourTake(cell: StoryboardCell, step: 1 | -1): Artifact | null {
  if (cell.takes.length < 2 || cell.picture === null) return null;
  const at = cell.takes.findIndex(({ artifact_id: id }) => id === cell.picture?.artifact_id);
  return cell.takes[(at + step + cell.takes.length) % cell.takes.length] ?? null;
}
