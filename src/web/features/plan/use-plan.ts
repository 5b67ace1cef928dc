import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { editProblems, tellProblem } from '../../lib/editing/edit-state.ts';
import { holdUnsaved } from '../../lib/editing/unsaved-edits.ts';
import { useCheckpointEdits } from '../../lib/editing/use-checkpoint-edits.ts';
import type { ReviewProps } from '../../lib/review-props.ts';
import { editSpec } from './api/edit-spec.ts';
import type { LockedBeats } from './beat-lengths.ts';
import { createEditLine } from './edit-line.ts';
import { lockedBeats } from './beat-slots.ts';
import type { PatchOf } from './plan-patches.ts';
import { predictSpec } from './predict-spec.ts';
import { useBeatKeys } from './use-beat-keys.ts';

/** One change of the plan. */
export interface PlanEdit {
  /** In the past tense: `Beat 3 moved`. */
  readonly label: string;
  readonly patchOf: PatchOf;
  /** Shows itself where it was made: no toast. */
  readonly isQuiet?: boolean;
  /** Beats change their places: what was asked for after it falls with it. */
  readonly movesBeats?: boolean;
}

/** A plan and how it is changed. */
export interface Plan {
  /** With every change that was made here, whether the server has it yet or not. */
  readonly spec: WireSpec;
  /** Names of the beats that stay theirs when they change places. */
  readonly keys: readonly string[];
  readonly locked: LockedBeats;
  readonly canEdit: boolean;
  /** Shown at once, sent one after the other. Null when it was made, else why not in one sentence. */
  readonly change: (edit: PlanEdit) => Promise<string | null>;
  /** Says that the fault of a change is shown where it was made, so that it is not said twice. */
  readonly claimFault: () => void;
}

/** Faults that belong to what was typed or pulled. */
const ownCodes: ReadonlySet<string> = new Set(['spec_invalid', 'request_invalid']);

/** The plan of a checkpoint with its edits. */
export function usePlan({ videoId, view, live }: Pick<ReviewProps, 'videoId' | 'view' | 'live'>): Plan {
  const checkpointId = view.checkpoint.id;
  const { edit: carryOut } = useCheckpointEdits(videoId, checkpointId);
  const [draft, setDraft] = useState<WireSpec | null>(null);
  const spec = draft ?? view.spec;
  const present = useRef({ spec, carryOut });
  useLayoutEffect(() => {
    present.current = { spec, carryOut };
  });
  const [line] = useState(createEditLine);
  const [sureness] = useState((): Sureness => ({ isUnsure: false }));
  useEffect(() => holdUnsaved(() => line.rested()), [line]);
  useEffect(() => {
    addEventListener('pagehide', line.leave);
    return () => removeEventListener('pagehide', line.leave);
  }, [line]);

  const [change] = useState(() => async (edit: PlanEdit): Promise<string | null> => {
    const { spec: shown } = present.current;
    const patch = edit.patchOf(shown);
    const next = predictSpec(shown, patch);
    if (next.refusal !== null) {
      tellProblem(checkpointId, next.refusal);
      return next.refusal.detail;
    }
    const predicted = replaceEqualDeep(shown, next.spec);
    present.current = { ...present.current, spec: predicted };
    setDraft(predicted);
    return line.add({
      movesBeats: edit.movesBeats ?? false,
      send: () => send({ videoId, checkpointId, sureness }, edit, present.current.carryOut),
      // Made on top of what is shown, so nothing has to be waited for.
      sendNow: () => editSpec(videoId, checkpointId, patch),
      onRest: () => setDraft(null),
    });
  });
  const [claimFault] = useState(() => () => {
    if (ownCodes.has(editProblems.get()[checkpointId]?.code ?? '')) tellProblem(checkpointId, undefined);
  });
  return {
    spec,
    keys: useBeatKeys(spec.beats),
    locked: useMemo(() => lockedBeats(view.artifacts), [view.artifacts]),
    canEdit: live === null,
    change,
    claimFault,
  };
}

/** Whether it is unknown if the last edit reached the server: then nobody can say on top of what the next one is made. */
interface Sureness {
  isUnsure: boolean;
}

async function send(
  {
    videoId,
    checkpointId,
    sureness,
  }: { readonly videoId: string; readonly checkpointId: string; readonly sureness: Sureness },
  { label, patchOf, isQuiet = false }: PlanEdit,
  carryOut: ReturnType<typeof useCheckpointEdits>['edit'],
): Promise<string | null> {
  let patch: ReturnType<PatchOf> = {};
  const isMade = await carryOut({
    label,
    isQuiet,
    expect: (view) => {
      patch = patchOf(view.spec);
      const { spec } = predictSpec(view.spec, patch);
      return spec === null ? view : { ...view, spec };
    },
    // A patch names its own fields alone, so without the tag nothing of others is lost.
    call: (ifMatch) => editSpec(videoId, checkpointId, patch, sureness.isUnsure ? undefined : ifMatch),
  });
  const problem = isMade ? undefined : editProblems.get()[checkpointId];
  sureness.isUnsure = problem?.code === 'server_unreachable';
  if (isMade) return null;
  // Without a problem somebody else was first: the page asks whose words shall stand.
  return problem === undefined ? null : (problem.errors?.[0]?.message ?? problem.detail);
}
