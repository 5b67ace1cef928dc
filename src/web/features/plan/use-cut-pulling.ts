import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { holdUnsaved } from '../../lib/editing/unsaved-edits.ts';
import { moveCut } from './beat-lengths.ts';
import { setLengths } from './plan-patches.ts';
import { usePlanText } from './plan-texts.ts';
import type { Plan } from './use-plan.ts';

const restMs = 700;
const noLengths: ReadonlyMap<number, number> = new Map();

/** A cut that is being moved by pointer or keys. */
export interface CutPulling {
  /** The cut after this beat; null when none is pulled. */
  readonly cut: number | null;
  /** Lengths as they would be. */
  readonly lengths: ReadonlyMap<number, number>;
  /** Why the last one was refused. */
  readonly fault: string | null;
  /** Pulls until the beat before the cut lasts so long; saved when it is let go, or has rested when `rests`. */
  readonly pull: (cut: number, leftSeconds: number, rests: boolean) => void;
  readonly letGo: () => void;
  readonly cancel: () => void;
}

/** Moves cuts of a plan; only what is let go is sent. */
export function useCutPulling(plan: Plan): CutPulling {
  const t = usePlanText();
  const [pulled, setPulled] = useState<{
    readonly cut: number;
    readonly leftSeconds: number;
    readonly rests: boolean;
  } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { beats } = plan.spec;
  const lengths = useMemo(
    () => (pulled === null ? null : moveCut(beats, pulled.cut, pulled.leftSeconds, plan.locked)),
    [pulled, beats, plan.locked],
  );
  const save = async (): Promise<string | null> => {
    setPulled(null);
    if (pulled === null || lengths === null) return null;
    const isSame = [...lengths].every(([index, seconds]) => Math.abs(beats[index]!.duration_seconds - seconds) < 1e-6);
    if (isSame) return null;
    const label = t('cutMoved', { left: pulled.cut + 1, right: pulled.cut + 2 });
    const refusal = await plan.change({ label, isQuiet: true, patchOf: setLengths(lengths) });
    if (refusal !== null) plan.claimFault();
    setFault(refusal);
    return refusal;
  };
  const latest = useRef(save);
  useLayoutEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (pulled === null) return undefined;
    const release = holdUnsaved(() => latest.current());
    const timer = pulled.rests ? setTimeout(() => void latest.current(), restMs) : undefined;
    return () => {
      release();
      clearTimeout(timer);
    };
  }, [pulled]);
  return {
    cut: pulled?.cut ?? null,
    lengths: lengths ?? noLengths,
    fault,
    pull: (cut, leftSeconds, rests) => {
      setFault(null);
      setPulled({ cut, leftSeconds, rests });
    },
    letGo: () => void save(),
    cancel: () => setPulled(null),
  };
}
