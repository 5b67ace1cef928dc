import { useLayoutEffect, useState } from 'react';
import type { BeatKind } from '#domain/beat.ts';
import { announce } from '../../lib/announce.ts';
import { useBeatKindText } from '../../lib/beat-kind-texts.ts';
import { formatSeconds } from '../../lib/time.ts';
import { heirOf, lengthen } from './beat-lengths.ts';
import { moveBeat, patchBeat, removeBeat, setLengths, type BeatPatch } from './plan-patches.ts';
import { usePlanText } from './plan-texts.ts';
import type { Plan } from './use-plan.ts';

/** A field of the selected beat that can be asked for. */
export type BeatField = 'headline' | 'voice' | 'picture' | 'camera';

/** What can be done to beats; always the same functions, so that rows are not drawn anew for them. */
export interface BeatActions {
  /** Selects a beat and puts the caret into a field of it. */
  readonly select: (index: number | null, field?: BeatField) => void;
  /** The field that was asked for when the beat was selected. */
  readonly wish: () => BeatField | null;
  readonly save: (index: number, field: string, fields: BeatPatch) => Promise<string | null>;
  readonly setKind: (index: number, kind: BeatKind) => void;
  readonly lengthen: (index: number, seconds: number) => void;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
  readonly askMove: (index: number) => void;
  readonly askInsert: (place: number) => void;
  readonly claimFault: () => void;
}

interface ActionInput {
  readonly plan: Plan;
  readonly onSelect: (index: number | null) => void;
  readonly selected: number | null;
  readonly askMove: (index: number) => void;
  readonly askInsert: (place: number) => void;
}

/** What rows, cards, keys and menus do to the beats of a plan. */
export function useBeatActions(input: ActionInput): BeatActions {
  const t = usePlanText();
  const kinds = useBeatKindText();
  const [{ actions, follow }] = useState(() => createActions({ ...input, t, kinds }));
  useLayoutEffect(() => follow({ ...input, t, kinds }));
  return actions;
}

type Now = ActionInput & {
  readonly t: ReturnType<typeof usePlanText>;
  readonly kinds: ReturnType<typeof useBeatKindText>;
};

/** The actions, and how they are told of what they act on. */
function createActions(first: Now): { readonly actions: BeatActions; readonly follow: (next: Now) => void } {
  let present = first;
  const now = (): Now => present;
  return {
    actions: {
      ...selectActions(now),
      ...wordActions(now),
      ...lengthActions(now),
      ...orderActions(now),
      askMove: (index) => now().askMove(index),
      askInsert: (place) => now().askInsert(place),
      claimFault: () => now().plan.claimFault(),
    },
    follow: (next) => void (present = next),
  };
}

function selectActions(now: () => Now): Pick<BeatActions, 'select' | 'wish'> {
  let wish: BeatField | null = null;
  const select: BeatActions['select'] = (index, field) => {
    const isOpen = index !== null && index === now().selected;
    wish = field ?? null;
    if (isOpen && field) focusField(field);
    if (!isOpen) now().onSelect(index);
  };
  return { select, wish: () => wish };
}

function wordActions(now: () => Now): Pick<BeatActions, 'save' | 'setKind'> {
  return {
    save: (index, field, fields) => {
      const { plan, t } = now();
      const label = t('fieldChanged', { number: index + 1, field });
      return plan.change({ label, isQuiet: true, patchOf: patchBeat(index, fields) });
    },
    setKind: (index, kind) => {
      const { plan, t, kinds } = now();
      const label = t('kindChanged', { number: index + 1, kind: kinds(kind) });
      void plan.change({ label, isQuiet: true, patchOf: patchBeat(index, { kind }) });
    },
  };
}

function lengthActions(now: () => Now): Pick<BeatActions, 'lengthen'> {
  return {
    lengthen: (index, seconds) => {
      const { plan, t } = now();
      const lengths = plan.canEdit ? lengthen(plan.spec.beats, index, seconds, plan.locked) : null;
      if (lengths === null) return announce(t('noGiver'));
      const label = t('lengthChanged', { number: index + 1, length: formatSeconds(lengths.get(index) ?? 0) });
      void plan.change({ label, isQuiet: true, patchOf: setLengths(lengths) });
    },
  };
}

function orderActions(now: () => Now): Pick<BeatActions, 'move' | 'remove'> {
  return {
    move: (from, to) => {
      const { plan, t } = now();
      if (!plan.canEdit || from === to || to < 0 || to >= plan.spec.beats.length) return;
      const label = t('moved', { number: from + 1, place: to + 1 });
      void plan.change({ label, movesBeats: true, patchOf: moveBeat(from, to) });
    },
    remove: (index) => {
      const { plan, t, kinds, onSelect, selected } = now();
      const beat = plan.spec.beats[index];
      const heir = heirOf(plan.spec.beats, index, plan.locked);
      if (!plan.canEdit || beat === undefined) return;
      if (heir === null) return announce(t('removeLast'), 'assertive');
      const label = t('removed', { number: index + 1, kind: kinds(beat.kind) });
      void plan.change({ label, movesBeats: true, patchOf: removeBeat(index, heir) });
      // The next one takes its place, so that keys can go on.
      if (selected === index) onSelect(Math.min(index, plan.spec.beats.length - 2));
    },
  };
}

/** What the field of the selected beat is called on the page. */
export const fieldId = (field: BeatField): string => `beat-${field}`;

/** Puts the caret into a field of the selected beat. */
export function focusField(field: BeatField): void {
  document.getElementById(fieldId(field))?.focus();
}
