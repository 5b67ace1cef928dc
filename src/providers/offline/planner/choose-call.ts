import type { ArchetypeId } from '#domain/archetype-id.ts';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Brief } from './brief.ts';
import { copyPacks } from './copy/copy-packs.ts';
import type { CallKind } from './copy/copy-pack.ts';
import { capitalised, clip } from './prompt-text.ts';
import type { SubjectCategory } from './subjects/subject-category.ts';

const byCategory: Readonly<Partial<Record<SubjectCategory, CallKind>>> = {
  restaurant: 'visit',
  bakery: 'visit',
  shop: 'visit',
  flowers: 'order',
  meal: 'order',
  coffee: 'order',
  tea: 'order',
  sweets: 'order',
  drink: 'order',
  wine: 'order',
  produce: 'order',
  beer: 'visit',
  hotel: 'book',
  travel: 'book',
  hair: 'book',
  fitness: 'book',
  cleaning: 'book',
  repair: 'book',
  property: 'book',
  app: 'download',
  game: 'download',
  music: 'listen',
  event: 'tickets',
  film: 'tickets',
  insurance: 'learn',
  money: 'learn',
  health: 'learn',
  learning: 'learn',
  energy: 'learn',
  garden: 'visit',
};

const byArchetype: Readonly<Record<ArchetypeId, CallKind>> = {
  sport: 'shop',
  luxury: 'learn',
  tech: 'learn',
  food: 'order',
  beauty: 'shop',
  local: 'visit',
  problem: 'learn',
  testimonial: 'learn',
  music: 'listen',
  playful: 'shop',
};

/** Things made to be worn, not visited: a gym takes bookings, a ball is bought. */
const visits =
  /\b(?:gym|studio|club|class(?:es)?|trainer|school|gimnasio|salle|fitnessstudio|academia|yoga|spa|salon)\b|ジム|健身房|نادي|जिम/iu;

/** The words of the button: the prompt's own when they are in the ad's language, else the usual ones of the trade. */
export function chooseCall(
  brief: Brief,
  archetype: ArchetypeId,
  category: SubjectCategory | null,
  seed: number,
): string {
  if (brief.callToAction !== null && brief.promptLanguage === brief.language)
    return clip(capitalised(brief.callToAction), 60);
  const kind = callKind(brief, archetype, category);
  return pick(createRandom(deriveSeed(seed, 'call')), copyPacks[brief.language].calls[kind]);
}

const tickets = /\b(?:tickets?|entradas|billets?|ingressos|karten)\b|チケット|购票|门票|تذاكر|टिकट/iu;

function callKind(brief: Brief, archetype: ArchetypeId, category: SubjectCategory | null): CallKind {
  if (tickets.test(brief.text)) return 'tickets';
  if (
    /\b(?:coffee shop|café|cafe|coffee bar|bar|cafetería|cafeteria|kaffeehaus)\b|カフェ|咖啡[馆店厅]|مقهى/iu.test(
      brief.product.category,
    )
  )
    return 'visit';
  if (category === 'fitness' || category === 'skin' || category === 'hair' || category === 'wellness')
    return visits.test(brief.product.category) ? 'book' : 'shop';
  return (category === null ? undefined : byCategory[category]) ?? byArchetype[archetype];
}
