import { BeatboardError } from '#domain/errors.ts';
import type { GraphNode } from '#domain/graph-node.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { isSlot, type Slot } from '#domain/slot.ts';
import type { UsersModels } from '../model-desk.ts';
import { assertAffordable, moneyLeft, type MoneyLeft } from '../money-left.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { nodeOf } from '../produce.ts';
import type { KnownSpec } from '../spec-library.ts';
import { loadStage, type StageAddress } from '../stage.ts';
import { assertCanMake } from './assert-can-make.ts';
import { modalityOf, nodeOfRetake } from './node-of-retake.ts';
import { outdatedBy } from './outdated-by.ts';
import type { RetakeOffer, Retakes } from './studio.ts';

interface Question {
  readonly context: PipelineContext;
  readonly known: KnownSpec;
  readonly slot: Slot;
  readonly usersModels: UsersModels;
  readonly money: MoneyLeft | null;
  /** Who makes it when nobody asks for another model. */
  readonly present: GraphNode['maker'];
}

/**
 * What making another take of a picture or clip would mean: what each model asks for it, and what would be out of date
 * then. Throws what asking for the take would throw: `slot_unknown`, `slot_locked`, `phase_too_early`.
 */
export async function listRetakes(context: PipelineContext, address: StageAddress, slot: string): Promise<Retakes> {
  if (!isSlot(slot)) throw new BeatboardError('slot_unknown', `There is no slot ${slot}.`);
  const { userId, videoId } = address;
  const stage = await loadStage(context, address);
  assertCanMake(stage, slot);
  const { known } = stage;
  const usersModels = await context.modelDesk.of(userId);
  const money = await moneyLeft(context, userId, videoId);
  const question = { context, known, slot, usersModels, money, present: nodeOf(known, slot).maker };
  const entries = context.modelDesk.shelf.table.filter(({ modality }) => modality === modalityOf(slot));
  const offers = entries.map((entry) => offerOf(entry, question));
  return { slot, offers: offers.toSorted(byUse), outdates: await outdatedBy(context, userId, stage, slot) };
}

function offerOf(entry: ModelEntry, question: Question): RetakeOffer {
  const { known, usersModels, money, present } = question;
  const { aspectRatio, productImages } = known.spec;
  const offer = { model: entry.id, title: entry.title, provider: entry.provider };
  const node = orError(() => nodeAsAsked(entry, question));
  if (node instanceof BeatboardError) {
    return { ...offer, priceMicroUsd: null, seconds: null, inUse: false, reason: node.message, notes: [] };
  }
  const inUse = node.maker === present;
  const refusal = orError(() => {
    usersModels.idOf(entry.id, entry.modality, { aspectRatio, allowUnpriced: true });
    if (money !== null) assertAffordable(money, node.estimateMicroUsd);
  });
  return {
    ...offer,
    priceMicroUsd: node.estimateMicroUsd,
    seconds: entry.modality === 'video' ? node.seconds : null,
    inUse,
    reason: refusal?.message ?? null,
    notes: usersModels.remarks(entry, productImages.length),
  };
}

/** The plan's own node for the model that makes it anyway: its price is what is held then. */
function nodeAsAsked({ id }: ModelEntry, { context, known, slot }: Question): GraphNode {
  const node = nodeOfRetake(context, known, slot, id);
  const planned = nodeOf(known, slot);
  const isSame = node.maker.provider === planned.maker.provider && node.maker.model === planned.maker.model;
  return isSame ? planned : node;
}

/** What comes of it, or the refusal that is thrown. */
function orError<Result>(work: () => Result): Result | BeatboardError {
  try {
    return work();
  } catch (error) {
    if (error instanceof BeatboardError) return error;
    throw error;
  }
}

/** The one in use first, then those that can be used by price, then the others. */
function byUse(one: RetakeOffer, other: RetakeOffer): number {
  const rankOf = ({ inUse, reason }: RetakeOffer): number => (inUse ? 0 : reason === null ? 1 : 2);
  const price = ({ priceMicroUsd }: RetakeOffer): number => priceMicroUsd ?? Infinity;
  const byRank = rankOf(one) - rankOf(other);
  if (byRank !== 0) return byRank;
  return price(one) === price(other) ? one.title.localeCompare(other.title) : price(one) - price(other);
}
