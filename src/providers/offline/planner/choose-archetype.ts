import { archetypeIds } from '#domain/archetype-id.ts';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { Brief } from './brief.ts';
import { subjectCategories } from './subjects/subject-category.ts';
import type { SubjectCategory } from './subjects/subject-category.ts';

/** Words that lean an ad to one kind, beside its product and its tone. */
const hints: readonly (readonly [ArchetypeId, number, RegExp])[] = [
  [
    'music',
    3,
    /\b(?:concert|tour|album|new single|festival|gig|dj set|club night|music video|gira|concierto|tournée|konzert|turnê|show ao vivo)\b|演唱会|新单曲|ライブ|新曲|حفل|कॉन्सर्ट/iu,
  ],
  [
    'local',
    3,
    /\b(?:family[- ]run|family[- ]owned|neighbou?rhood|local (?:shop|business|bakery|cafe|café|restaurant|store)|our (?:street|town|village)|corner shop|since 1[89]\d\d|barrio|del barrio|quartier|familienbetrieb|nachbarschaft|um die ecke|bairro|negócio local|empresa familiar)\b|街坊|社区|地元|町の|حيّنا|मोहल्ले/iu,
  ],
  [
    'local',
    2,
    /\b(?:my|our) (?:\p{L}+ )?(?:bakery|shop|store|café|cafe|restaurant|bar|salon|studio|bookshop|pizzeria|brewery|farm)\b|\b(?:mi|nuestra?) (?:panadería|tienda|cafetería|restaurante)\b|\bunsere?[nr]? (?:bäckerei|laden|café)\b|当店|うちの店|我们店/iu,
  ],
  [
    'problem',
    2,
    /\b(?:tired of|sick of|fed up|no more|problem|struggl\w*|annoying|never again|stop wasting|worr(?:y|ied)|stress|mess|harto|problema|cansad[oa] de|marre de|problème|galère|nervt|schluss mit|problem|cansado de|chega de)\b|もう悩まない|お悩み|悩み|烦恼|告别|不再|مشكلة|समस्या|परेशान/iu,
  ],
  [
    'sport',
    2,
    /\b(?:run(?:ning|ners?)?|workout|athlet\w*|marathon|sprint|training|sport(?:s|y)?|gym|fitness|deporte|correr|course à pied|laufen|corrida|esporte)\b|スポーツ|ランニング|运动|跑步|رياضة|खेल|दौड़/iu,
  ],
  [
    'tech',
    2,
    /\b(?:app|software|ai|smart|device|gadget|startup|saas|platform|wireless|bluetooth|digital|tech(?:nology)?|aplicación|logiciel|appli|aplicativo)\b|アプリ|テクノロジー|智能|应用|تطبيق|ऐप/iu,
  ],
  [
    'playful',
    1,
    /\b(?:kids|children|toy|party|birthday|game|puppy|kitten|niños|enfants|kinder|crianças)\b|子ども|子供|儿童|宝宝|أطفال|बच्च/iu,
  ],
  [
    'testimonial',
    2,
    /\b(?:testimonial|customer stor(?:y|ies)|review|case study|testimonio|témoignage|kundenstimme|depoimento)s?\b|口コミ|お客様の声|用户评价|客户故事/iu,
  ],
];

const categoryWeight = 4;
const toneWeight = 2;

/** The kind of ad that suits a brief: what is sold counts most, then the tone asked for, then telling words. */
export function chooseArchetype(brief: Brief, category: SubjectCategory | null, seed: number): ArchetypeId {
  const scores = new Map<ArchetypeId, number>(archetypeIds.map((id) => [id, 0]));
  const add = (id: ArchetypeId, points: number): void => void scores.set(id, scores.get(id)! + points);
  if (category !== null) add(subjectCategories[category], categoryWeight);
  for (const [rank, tone] of brief.tone.tones.entries()) {
    if (tone.archetype !== null) add(tone.archetype, toneWeight / (rank + 1));
  }
  for (const [id, points, pattern] of hints) if (pattern.test(brief.text)) add(id, points);
  if (brief.isMusicVideo) add('music', 6);
  if (brief.testimonials.length > 0) add('testimonial', 4 + brief.testimonials.length);
  else scores.set('testimonial', Math.min(scores.get('testimonial')!, 1));
  const best = Math.max(...scores.values());
  if (best === 0) return pick(createRandom(deriveSeed(seed, 'archetype')), ['tech', 'sport', 'luxury']);
  return archetypeIds.find((id) => scores.get(id) === best)!;
}
