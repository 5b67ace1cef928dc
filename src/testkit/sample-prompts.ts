import type { AspectRatio } from '#domain/frame-format.ts';

export interface SamplePrompt {
  readonly name: string;
  readonly prompt: string;
  readonly options: {
    readonly seed: number;
    readonly durationSeconds?: number;
    readonly aspectRatio?: AspectRatio;
  };
}

/** Prompts as people write them: other products, tones, lengths, formats and languages. Brands and facts are invented. */
export const samplePrompts: readonly SamplePrompt[] = [
  { name: 'nike-sneaker', prompt: 'Create a 30-second Nike sneaker ad, energetic style', options: { seed: 1 } },
  {
    name: 'kettle-coffee',
    prompt:
      '30-second ad for Kettle & Crane, a coffee roaster, warm style. Washed Ethiopia, roasted every Tuesday. 20% off your first bag until Friday. Order at kettleandcrane.example',
    options: { seed: 2 },
  },
  {
    name: 'aurel-watch',
    prompt:
      'A 20 second elegant film for the Aurel Lune, a 36 mm watch with an eleven-layer lacquer dial. Dark green and gold. Book a private viewing at aurel.example',
    options: { seed: 3 },
  },
  {
    name: 'halo-headphones',
    prompt:
      'Launch video for Halo One headphones, 15 seconds, vertical, clean and minimal. 48 h battery, 250 grams, active noise cancelling. From €249.',
    options: { seed: 4 },
  },
  {
    name: 'glow-cold-brew',
    prompt: '30-second launch ad for Glow, a cold-brew coffee in a can, for busy young designers',
    options: { seed: 5 },
  },
  {
    name: 'dough-daughters',
    prompt:
      'TikTok ad for my bakery Dough & Daughters, family-run since 1987. We sell croissants, pretzels and sourdough. 2 for 1 on Saturdays. 14 Mill Lane, open Tuesday to Sunday. 15s, friendly',
    options: { seed: 6 },
  },
  {
    name: 'brolly-insurance',
    prompt:
      'Make a 30s commercial for Brolly, home insurance that pays claims fast. Tired of paperwork? Photo in, money out. From £6 a month, cancel any time. Get covered at brolly.example. Square format.',
    options: { seed: 7 },
  },
  {
    name: 'kilo-hotel-tour',
    prompt:
      'Concert tour promo for the band Kilo Hotel, 15 seconds, 9:16, loud and dark, black and red. Berlin, Lisbon, Osaka, Cairo and Bogotá. Tickets at kilohotel.example from €39',
    options: { seed: 8 },
  },
  {
    name: 'dog-walker',
    prompt:
      'I run a dog walking business called Happy Tails in Leeds. Need a fun 10 second Instagram story. Small groups, muddy paws welcome, call 0113 496 0000',
    options: { seed: 9 },
  },
  {
    name: 'clinic-testimonial',
    prompt:
      'Half a minute ad for Northside Physio, a physiotherapy clinic for runners. "I was back on the trail before I dared to hope." — Maya R. Calm and honest. Book online at northside.example',
    options: { seed: 10 },
  },
  {
    name: 'tuesday-app',
    prompt:
      'One-minute product video for Tuesday, a to-do app for freelancers. Works offline, no account, end-to-end encrypted, exports to plain text. Modern, bright. Download at tuesday.example',
    options: { seed: 11 },
  },
  {
    name: 'es-zapateria',
    prompt:
      'Crea un anuncio de 20 segundos para zapatillas Brisa, hechas en Elche con corcho reciclado. Estilo fresco y alegre, para gente que camina. Envío gratis hasta el domingo. Compra en brisa.example',
    options: { seed: 12 },
  },
  {
    name: 'fr-parfum',
    prompt:
      "Fais une publicité de 15 secondes pour le parfum « Rive Gauche d'Août », élégante et rêveuse, format vertical. Figue, sel et bois flotté. Découvrez-le chez rivedaout.example",
    options: { seed: 13 },
  },
  {
    name: 'de-lastenrad',
    prompt:
      'Erstelle einen 30-Sekunden-Werbespot für das Lastenrad Emil aus Leipzig, für junge Familien. 80 km Reichweite, trägt 200 kg, ab 3.900 €. Probefahrt buchen unter emil-rad.example',
    options: { seed: 14 },
  },
  {
    name: 'pt-cafeteria',
    prompt:
      'Faça um vídeo de 15 segundos para a cafeteria Maré Baixa, clima aconchegante. Café torrado na casa, pão de queijo quentinho, Rua das Flores 21. Venha tomar um café',
    options: { seed: 15 },
  },
  {
    name: 'ja-wagashi',
    prompt:
      '京都の和菓子店「花ごよみ」の30秒CMを作ってください。上品で静かな雰囲気。毎朝手作り、季節の上生菓子。ご予約は hanagoyomi.example',
    options: { seed: 16 },
  },
  {
    name: 'zh-runner',
    prompt: '为“晨跑”运动鞋制作一条15秒的竖屏广告,动感风格,面向年轻跑者。轻至198克,双十一8折,立即抢购',
    options: { seed: 17 },
  },
  {
    name: 'ar-cafe',
    prompt:
      'اصنع إعلانًا لمدة ٣٠ ثانية لمقهى النخيل، بأسلوب دافئ. قهوة محمّصة كل صباح، خصم 20% حتى الجمعة. زورونا في alnakheel.example',
    options: { seed: 18 },
  },
  {
    name: 'hi-saree',
    prompt:
      'दिवाली के लिए "रेशम घर" साड़ियों का 30 सेकंड का विज्ञापन बनाएं, शानदार और गर्मजोशी भरा अंदाज़। हाथ से बुनी बनारसी साड़ियाँ, 15% छूट, आज ही ऑर्डर करें',
    options: { seed: 19 },
  },
  {
    name: 'toy-blocks-6s',
    prompt: 'Six second bumper for Wobbly Blocks, wooden toys for toddlers. Playful! Square.',
    options: { seed: 20 },
  },
  {
    name: 'serum-spanish-copy',
    prompt:
      'Make a 15 second ad in Spanish for Sève, a morning face serum. Soft, dreamy, pastel pink and cream tones. 4:5 for the Instagram feed.',
    options: { seed: 21 },
  },
  {
    name: 'brand-only',
    prompt: 'Patagonia',
    options: { seed: 22, durationSeconds: 20 },
  },
  {
    name: 'harbour-hotel-60s',
    prompt:
      '60-second cinematic ad for Harbour House, a small hotel by the sea in Cornwall. Eleven rooms, no televisions, breakfast until noon, dogs welcome. Open on morning light over the water. End with the front door closing softly. Reserve at harbourhouse.example',
    options: { seed: 23 },
  },
  {
    name: 'pizza-price',
    prompt:
      'Ad for Pizzeria Sole: wood-fired pizza, dough rested for two days, margherita €9. Vertical, 12 seconds, cheerful. Via app or +39 06 5550 1234',
    options: { seed: 24 },
  },
];
