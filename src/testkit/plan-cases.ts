import type { Spec } from '#domain/spec.ts';

/** What a plan is expected to hold; fields left out are not checked. */
export interface ExpectedPlan {
  readonly name?: string;
  readonly brand?: string | null;
  /** In lower case. */
  readonly category?: string;
  readonly audience?: string | null;
  readonly offer?: string | null;
  readonly call?: string;
  readonly contact?: string | null;
  readonly seconds?: number;
  readonly ratio?: Spec['aspectRatio'];
  readonly size?: Spec['resolution'];
  readonly fps?: Spec['fps'];
  readonly language?: Spec['language'];
  readonly archetype?: Spec['style']['archetype'];
  readonly mood?: Spec['audio']['mood'];
  /** Icon of the reveal. */
  readonly hero?: string | null;
  readonly warned?: boolean;
  readonly film?: Spec['category'];
}

interface PlanCase {
  readonly prompt: string;
  readonly expected: ExpectedPlan;
}

function plans(prompt: string, expected: ExpectedPlan): PlanCase {
  return { prompt, expected };
}

/** Prompts in nine languages and what must be read in them. */
export const planCases: readonly PlanCase[] = [
  plans('Create a 30-second Nike sneaker ad, energetic style', {
    name: 'Nike sneaker',
    brand: 'Nike',
    category: 'sneaker',
    seconds: 30,
    archetype: 'sport',
    mood: 'energetic',
    hero: 'running-shoe',
    warned: false,
  }),
  plans('create a 30 second nike sneaker ad', { name: 'Nike sneaker', brand: 'Nike', hero: 'running-shoe' }),
  plans('Pegasus 41 running shoes by Nike, 15s', {
    name: 'Pegasus 41',
    brand: 'Nike',
    category: 'running shoes',
    seconds: 15,
  }),
  plans('45s spot for Halo One headphones', {
    name: 'Halo One',
    category: 'headphones',
    seconds: 45,
    hero: 'headphone',
    archetype: 'tech',
  }),
  plans('Half a minute for Kettle & Crane, a coffee roaster. Order at kettleandcrane.example', {
    name: 'Kettle & Crane',
    category: 'coffee roaster',
    seconds: 30,
    contact: 'kettleandcrane.example',
    call: 'Order',
    archetype: 'food',
  }),
  plans('A minute and a half film about our hotel Harbour House', {
    name: 'Harbour House',
    seconds: 90,
    category: 'hotel',
    archetype: 'luxury',
    hero: 'hotel',
  }),
  plans('Video ad, 1:30, for a vineyard', { seconds: 90, name: 'Vineyard', warned: false }),
  plans('Ad in 9:16, length: 12 seconds, for a bakery opening at 7:30 am', { seconds: 12, ratio: '9:16' }),
  plans('two-minute product film for a cargo bike', { seconds: 120, hero: 'bicycle' }),
  plans('Make a 1 minute 15 seconds video for a wine bar', { seconds: 75 }),
  plans('20 seconds or maybe 40 seconds, ad for lemonade', { seconds: 20, name: 'Lemonade', warned: true }),
  plans('ad for tea', { seconds: 30, name: 'Tea', warned: true, hero: 'teapot' }),
  plans('0.1 second ad for gum', { seconds: 5, warned: true }),
  plans('3-hour ad for a perfume', { seconds: 180, warned: true }),
  plans('Pizza ready in 15 minutes. Ad for Pizzeria Sole, 20 seconds', {
    seconds: 20,
    name: 'Pizzeria Sole',
    warned: false,
  }),
  plans('0 to 100 km/h in 3 seconds. Commercial for the Volt R electric car, 30s', {
    seconds: 30,
    warned: false,
    hero: 'automobile',
  }),
  plans('10s ad for a phone with 48 h battery', { seconds: 10, warned: false }),
  plans('TikTok for my soap shop', { ratio: '9:16' }),
  plans('Instagram feed post ad for a candle brand called Ember & Oak, 15s', {
    ratio: '4:5',
    name: 'Ember & Oak',
    hero: 'candle',
  }),
  plans('YouTube Shorts ad for trail boots', { ratio: '9:16' }),
  plans('YouTube ad for trail boots', { ratio: '16:9' }),
  plans('A square video for Wobbly Blocks, wooden toys for toddlers', {
    ratio: '1:1',
    name: 'Wobbly Blocks',
    category: 'wooden toys',
    audience: 'toddlers',
    archetype: 'playful',
  }),
  plans('Times Square billboard style ad for a watch', { ratio: '16:9' }),
  plans('Running shorts ad for summer', { ratio: '16:9' }),
  plans('Vertical and also 1:1 ad for coffee', { ratio: '1:1', warned: true }),
  plans('Full HD 60 fps ad for a keyboard', { size: '1080p', fps: 30, warned: true }),
  plans('4K ad at 24 fps for a camera', { size: '1080p', fps: 24, warned: true }),
  plans('Ad for sunscreen, 20% off until Friday', { offer: '20% off until Friday' }),
  plans('Bagel shop ad. 2 for 1 on Mondays.', { offer: '2 for 1 on Mondays' }),
  plans('Ad for an online course, from €39 a month', { offer: 'from €39 a month' }),
  plans('Free shipping over $50, ad for a sock brand', { offer: 'Free shipping over $50' }),
  plans('100% cotton t-shirts, ad for a fashion label', { offer: null }),
  plans('30-second launch ad for Glow, a cold-brew coffee in a can, for busy young designers', {
    name: 'Glow',
    category: 'cold-brew coffee',
    audience: 'busy young designers',
    offer: null,
  }),
  plans('Ad for a meal kit aimed at busy parents', { audience: 'busy parents' }),
  plans('Ad for a dentist. Call 555 0100 today', { call: 'Call 555 0100 today', contact: '555 0100' }),
  plans('Ad for Chez Nous restaurant. Book a table at chez-nous.example', {
    call: 'Book a table',
    contact: 'chez-nous.example',
  }),
  plans('Ad for my bookshop, 14 Mill Lane. Come by on Saturday', {
    contact: '14 Mill Lane',
    call: 'Come by on Saturday',
  }),
  plans('Get me an ad for a plant shop', { name: 'Plant shop', hero: 'potted-plant' }),
  plans('Luxury watch commercial, dark and elegant', { archetype: 'luxury', mood: 'elegant', hero: 'watch' }),
  plans('Insurance that pays claims fast: ad for Brolly', { name: 'Brolly', archetype: 'problem', hero: 'umbrella' }),
  plans('"I slept through the night for once." — Ana. Ad for Dusk mattress', {
    archetype: 'testimonial',
    name: 'Dusk mattress',
    brand: 'Dusk',
  }),
  plans('Testimonial ad for a bank', { archetype: 'problem' }),
  plans('Music video for my song "Neon Rain" by Lila Vox', {
    film: 'music_video',
    name: 'Neon Rain',
    brand: 'Lila Vox',
    archetype: 'music',
  }),
  plans('Concert tour promo for the band Kilo Hotel. Tickets from €39', {
    name: 'Kilo Hotel',
    archetype: 'music',
    film: 'ad_creative',
  }),
  plans('Nike', { name: 'Nike', brand: 'Nike', hero: null }),
  plans('☕', { name: 'Coffee', hero: 'hot-beverage', archetype: 'food' }),
  plans('asdfgh qwerty', { name: 'Asdfgh qwerty', hero: null }),
  plans('!!!', { name: 'Something new', hero: null }),
  plans('Make me an ad', { name: 'Something new' }),
  plans('<b>Ad</b> for <i>Luna</i> candles<script>alert(1)</script>', { name: 'Luna candles', brand: 'Luna' }),
  plans('Реклама кофе, 15 секунд', { language: 'en', warned: true, seconds: 15 }),
  plans('Ad in Spanish for Sève, a morning face serum, 15s', { language: 'es', name: 'Sève', hero: 'lotion-bottle' }),
  plans('Ad for a Spanish restaurant', { language: 'en' }),
  plans('Crea un anuncio de 20 segundos para zapatillas Brisa, estilo alegre. Compra en brisa.example', {
    language: 'es',
    seconds: 20,
    name: 'Zapatillas Brisa',
    brand: 'Brisa',
    hero: 'running-shoe',
    mood: 'bright',
    contact: 'brisa.example',
  }),
  plans('Anuncio vertical para la cafetería Luna Nueva, medio minuto, 2x1 los lunes', {
    language: 'es',
    ratio: '9:16',
    seconds: 30,
    name: 'Luna Nueva',
    offer: '2x1 los lunes',
    hero: 'hot-beverage',
  }),
  plans('Haz un spot de un minuto y medio para un hotel en la playa', { language: 'es', seconds: 90, hero: 'hotel' }),
  plans('Une demi-minute de pub pour la boulangerie Moulin Blanc, chaleureuse', {
    language: 'fr',
    seconds: 30,
    name: 'Moulin Blanc',
    hero: 'croissant',
    mood: 'warm',
  }),
  plans("Fais une publicité de quinze secondes pour le parfum « Rive d'Août », format carré", {
    language: 'fr',
    seconds: 15,
    ratio: '1:1',
    name: "Rive d'Août",
    hero: 'hibiscus',
  }),
  plans('Spot pour Chez Lulu, bistrot de quartier. -20 % jusqu’à vendredi. Réservez au 04 72 00 00 00', {
    language: 'fr',
    name: 'Chez Lulu',
    offer: '−20 % jusqu’à vendredi',
    contact: '04 72 00 00 00',
  }),
  plans('Erstelle einen 30-Sekunden-Werbespot für das Lastenrad Emil, für junge Familien', {
    language: 'de',
    seconds: 30,
    name: 'Lastenrad Emil',
    brand: 'Emil',
    audience: 'junge Familien',
    hero: 'bicycle',
  }),
  plans('Zwei Minuten Video für unsere Bäckerei Huber, quadratisch, gemütlich', {
    language: 'de',
    seconds: 120,
    ratio: '1:1',
    hero: 'croissant',
    mood: 'warm',
  }),
  plans('Nike-Sneaker-Werbung, 20 Sekunden, energisch', {
    language: 'de',
    seconds: 20,
    hero: 'running-shoe',
    mood: 'energetic',
  }),
  plans('Faça um vídeo de 15 segundos para a cafeteria Maré Baixa, clima aconchegante. Venha tomar um café', {
    language: 'pt',
    seconds: 15,
    name: 'Maré Baixa',
    call: 'Venha tomar um café',
    mood: 'warm',
  }),
  plans('Anúncio de meio minuto para tênis de corrida, 20% de desconto até domingo', {
    language: 'pt',
    seconds: 30,
    offer: '20% de desconto até domingo',
    hero: 'running-shoe',
  }),
  plans('京都の和菓子店「花ごよみ」の30秒CMを作ってください。上品で静かな雰囲気。', {
    language: 'ja',
    seconds: 30,
    name: '花ごよみ',
    hero: 'dango',
    mood: 'elegant',
  }),
  plans('ナイキのスニーカーの15秒広告、縦型、エネルギッシュ', {
    language: 'ja',
    seconds: 15,
    ratio: '9:16',
    brand: 'ナイキ',
    hero: 'running-shoe',
    mood: 'energetic',
  }),
  plans('为“晨跑”运动鞋制作一条15秒的竖屏广告，动感风格，双十一8折，立即抢购', {
    language: 'zh',
    seconds: 15,
    ratio: '9:16',
    name: '晨跑',
    offer: '双十一8折',
    call: '立即抢购',
    hero: 'running-shoe',
  }),
  plans('给我做一个三十秒的奶茶店广告，店名叫茶里茶气，第二杯半价', {
    language: 'zh',
    seconds: 30,
    name: '茶里茶气',
    offer: '第二杯半价',
    hero: 'bubble-tea',
  }),
  plans('اصنع إعلانًا لمدة ٣٠ ثانية لمقهى النخيل، بأسلوب دافئ، خصم 20% حتى الجمعة', {
    language: 'ar',
    seconds: 30,
    name: 'مقهى النخيل',
    offer: 'خصم 20% حتى الجمعة',
    hero: 'hot-beverage',
    mood: 'warm',
  }),
  plans('إعلان نصف دقيقة عن أحذية رياضية، عمودي', { language: 'ar', seconds: 30, ratio: '9:16', hero: 'running-shoe' }),
  plans('"रेशम घर" साड़ियों का 30 सेकंड का विज्ञापन बनाएं, 15% छूट, आज ही ऑर्डर करें', {
    language: 'hi',
    seconds: 30,
    name: 'रेशम घर',
    offer: '15% छूट',
    call: 'आज ही ऑर्डर करें',
    hero: 'sari',
  }),
  plans('चाय ब्रांड के लिए आधा मिनट का विज्ञापन', { language: 'hi', seconds: 30, hero: 'teapot' }),
  plans('A 10-second ad for Zorvex. Shop now', { name: 'Zorvex', call: 'Shop now', seconds: 10, hero: null }),
  plans('A 10-second ad for Zorvex. End card: "Shop now"', { name: 'Zorvex', hero: null }),
  plans('A 10-second ad for Zorvex. Shop now. Shop now on zorvex.com', { hero: null }),
  plans('Ein 10-Sekunden-Spot für Zorvex. Jetzt Kaffee bestellen', { hero: 'hot-beverage' }),
  plans('Anuncio de 10 segundos en inglés para un aire acondicionado', { language: 'en', hero: 'snowflake' }),
  plans('A 10-second ad for Fjell, an insulated steel flask. Quiet, cold. Shop now', {
    name: 'Fjell',
    category: 'insulated steel flask',
    mood: 'chill',
    hero: 'cup-with-straw',
  }),
];
