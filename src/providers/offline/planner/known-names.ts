/** Brands people write without capitals, with the way they are written. Only used to tell a name from an adjective. */
const brands: readonly string[] = [
  'Nike',
  'Adidas',
  'Puma',
  'Reebok',
  'Asics',
  'New Balance',
  'Under Armour',
  'Converse',
  'Vans',
  'Apple',
  'Samsung',
  'Sony',
  'Bose',
  'Google',
  'Microsoft',
  'Xiaomi',
  'Coca-Cola',
  'Pepsi',
  'Red Bull',
  'Starbucks',
  "McDonald's",
  'Burger King',
  'KFC',
  'Subway',
  'Nespresso',
  'Nescafé',
  'Heineken',
  'Guinness',
  'Nutella',
  'Oreo',
  'KitKat',
  'Lindt',
  'Milka',
  'Haribo',
  'IKEA',
  'Zara',
  'H&M',
  'Gucci',
  'Prada',
  'Chanel',
  'Dior',
  'Rolex',
  'Omega',
  'Cartier',
  'Tiffany',
  "Levi's",
  'Patagonia',
  'The North Face',
  'Tesla',
  'BMW',
  'Audi',
  'Mercedes',
  'Toyota',
  'Volkswagen',
  'Porsche',
  'Ferrari',
  'Ford',
  'Honda',
  'Netflix',
  'Spotify',
  'Airbnb',
  'Uber',
  'Amazon',
  'Lego',
  'Nintendo',
  'PlayStation',
  'Dove',
  'Nivea',
  "L'Oréal",
  'Oatly',
  'GoPro',
  'Dyson',
  'ナイキ',
  'アディダス',
  'スターバックス',
  'ユニクロ',
  'ソニー',
  '耐克',
  '阿迪达斯',
  '华为',
  '小米',
  '星巴克',
  '可口可乐',
  'نايكي',
  'أديداس',
  'سامسونج',
  'नाइकी',
  'एडिडास',
  'टाटा',
  'अमूल',
];

const byLower = new Map(brands.map((brand) => [brand.toLowerCase(), brand]));

/** The known brand a phrase begins with, as written in the phrase; null when it begins with none. */
export function knownBrandAt(phrase: string): string | null {
  const lower = phrase.toLowerCase().replaceAll('’', "'");
  for (const brand of byLower.keys()) {
    const next = lower.slice(brand.length, brand.length + 1);
    const isWhole =
      next === '' || !/[\p{L}\p{M}\p{N}]/u.test(next) || /[\p{Script=Han}\p{Script=Katakana}]$/u.test(brand);
    if (lower.startsWith(brand) && isWhole) return phrase.slice(0, brand.length);
  }
  return null;
}

/** How a brand typed without capitals is written; the user's own capitals are kept. */
export function writtenName(name: string): string {
  const isPlain = name === name.toLowerCase();
  return isPlain ? (byLower.get(name.toLowerCase()) ?? name) : name;
}

/** Capitalised at the start of a sentence these are no names. */
const ordinary = new Set(
  'handmade hand-made organic fresh new local vegan best natural artisan artisanal luxury electric wireless smart custom vintage modern affordable premium cheap small big great amazing beautiful healthy delicious homemade eco eco-friendly sustainable reusable portable noise-cancelling noise-canceling cold hot warm cozy cosy online mobile free family kids children women men outdoor indoor summer winter spring autumn holiday christmas black white red blue green gold silver wooden leather ceramic cotton linen wool silk gluten-free sugar-free plant-based craft gourmet traditional authentic independent professional personal digital second-hand used refurbished italian french spanish german japanese mexican indian thai chinese greek turkish american english korean specialty speciality single-origin nuestra nuestro mi mis el la los las un una nueva nuevo notre nos mon ma le les des une nouveau nouvelle unsere unser mein meine der die das ein eine neue neuer nosso nossa meu minha o a os as um uma novo nova i we you he she it they our my your the this that these those some any for with and promote make create please want need im i’m looking something'.split(
    ' ',
  ),
);

export function isOrdinaryWord(word: string): boolean {
  return (
    ordinary.has(word.toLowerCase()) ||
    /(?:-(?:free|made|friendly|based|infused|quality|fashioned|powered))$/iu.test(word)
  );
}
