import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { MusicMood } from '#domain/music-mood.ts';

export interface Tone {
  readonly mood: MusicMood;
  /** The archetype a tone leans to when the product does not decide. */
  readonly archetype: ArchetypeId | null;
  /** Words of all languages that name it; the ones of scripts without spaces last. */
  readonly spaced: string;
  readonly dense: string;
}

/** Tones a prompt may ask for. Order matters: of two with as many words, the first one leads. */
export const tones: readonly Tone[] = [
  {
    mood: 'energetic',
    archetype: 'sport',
    spaced:
      'energetic|loud|high[- ]energy|dynamic|fast[- ]paced|fast|punchy|powerful|adrenaline|sporty|motivational|intense energy|enérgic[oa]s?|dinámic[oa]s?|potente|énergique|dynamique|percutante?|energisch|dynamisch|energiegeladen|kraftvoll|energétic[oa]|dinâmic[oa]|vibrante|حماسي|حماسية|حيوي|مليء بالطاقة|ऊर्जावान|जोशीला|जोशीली|दमदार|तेज़',
    dense: 'エネルギッシュ|躍動|力強い|疾走|活力|动感|充满活力|热血|激情',
  },
  {
    mood: 'elegant',
    archetype: 'luxury',
    spaced:
      'elegant|luxurious|luxury|premium|high[- ]end|sophisticated|refined|exclusive|timeless|classy|opulent|understated|elegante|lujos[oa]|lujo|refinad[oa]|élégante?|luxueuse?|luxueux|luxe|raffinée?|haut de gamme|edel|luxuriös|hochwertig|stilvoll|exklusiv|luxuos[oa]|sofisticad[oa]|requintad[oa]|فاخر|فاخرة|أنيق|أنيقة|راقي|راقية|शानदार|आलीशान|लग्ज़री|सुरुचिपूर्ण',
    dense: '高級|上品|優雅|ラグジュアリー|エレガント|洗練|奢华|优雅|高端|高级|轻奢|精致',
  },
  {
    mood: 'playful',
    archetype: 'playful',
    spaced:
      'playful|fun|funny|quirky|silly|cheeky|whimsical|humou?rous|goofy|cute|wacky|divertid[oa]s?|juguetón|gracios[oa]|ludique|drôle|amusante?|rigolote?|fun|verspielt|lustig|witzig|frech|brincalhão|brincalhona|engraçad[oa]|مرح|مرحة|ممتع|طريف|मज़ेदार|मजेदार|चुलबुला|चुलबुली|शरारती',
    dense: 'ポップ|楽しい|かわいい|コミカル|遊び心|ユーモア|活泼|有趣|俏皮|可爱|搞笑|欢快',
  },
  {
    mood: 'warm',
    archetype: null,
    spaced:
      'warm|co[sz]y|friendly|homely|heartfelt|rustic|nostalgic|emotional|family[- ]friendly|welcoming|cálid[oa]|acogedora?|cercan[oa]|chaleureuse|chaleureux|convivial|gemütlich|herzlich|warmherzig|aconchegante|acolhedora?|calorosa?|دافئ|دافئة|ودود|عائلي|आत्मीय|गर्मजोशी|घरेलू|अपनापन',
    dense: '温かい|あたたかい|温か|ぬくもり|ほっこり|家庭的|温馨|温暖|亲切|治愈',
  },
  {
    mood: 'dreamy',
    archetype: 'beauty',
    spaced:
      'dreamy|soft|romantic|ethereal|delicate|gentle|serene|soothing|poetic|soñadora?|romántic[oa]|delicad[oa]|suave|rêveuse|rêveur|douce|romantique|poétique|verträumt|sanft|zart|romantisch|sonhadora?|romântic[oa]|حالم|حالمة|رومانسي|ناعم|ناعمة|सपनों जैसा|कोमल|रोमांटिक|नाज़ुक',
    dense: '夢のよう|やわらかい|やさしい|優しい|幻想的|ロマンチック|梦幻|柔和|浪漫|唯美',
  },
  {
    mood: 'tense',
    archetype: 'tech',
    spaced:
      'dark|moody|dramatic|tense|mysterious|edgy|gritty|suspenseful|noir|thrilling|oscur[oa]|dramátic[oa]|misterios[oa]|sombre|dramatique|mystérieuse?|mystérieux|düster|dramatisch|geheimnisvoll|spannend|sombri[oa]|غامض|غامضة|درامي|रहस्यमय|नाटकीय',
    dense: 'ダーク|ドラマチック|ミステリアス|緊張感|スリリング|神秘|暗黑|悬疑|戏剧性',
  },
  {
    mood: 'anthemic',
    archetype: 'music',
    spaced:
      'epic|anthemic|inspiring|inspirational|triumphant|heroic|uplifting|bold|épic[oa]|inspiradora?|atrevid[oa]|audaz|épique|inspirante?|audacieuse?|audacieux|episch|inspirierend|mutig|kühn|ousad[oa]|ملحمي|ملهم|جريء|महाकाव्य|प्रेरणादायक|साहसिक',
    dense: '壮大|感動的|インスパイア|大胆|史诗|震撼|励志',
  },
  {
    mood: 'warm',
    archetype: 'testimonial',
    spaced:
      'honest|authentic|sincere|trustworthy|documentary|honest[oa]|sincer[oa]|auténtic[oa]|honnête|sincère|authentique|ehrlich|authentisch|autêntic[oa]|صادق|صادقة|ईमानदार|सच्चा',
    dense: '誠実|正直|リアル|真诚|真实',
  },
  {
    mood: 'chill',
    archetype: null,
    spaced:
      'chill|relaxed|calm|laid[- ]back|lo-?fi|mellow|peaceful|tranquil[oa]?|quiet|zen|relajad[oa]|calmad[oa]|sereno|calme|détendue?|apaisante?|zen|entspannt|ruhig|gelassen|relaxad[oa]|calm[oa]|هادئ|هادئة|مريح|शांत|सुकून भरा|आरामदायक',
    dense: '落ち着いた|静かな|のんびり|リラックス|チル|穏やか|平静|放松|宁静|安静|舒缓',
  },
  {
    mood: 'bright',
    archetype: null,
    spaced:
      'bright|happy|cheerful|upbeat|fresh|optimistic|clean|minimal(?:ist|istic)?|modern|sleek|colou?rful|simple|futuristic|trendy|alegre|fresc[oa]|modern[oa]|minimalista|limpi[oa]|coloreada|joyeuse|joyeux|fraîche|moderne|minimaliste|épurée?|colorée?|fröhlich|frisch|modern|minimalistisch|klar|bunt|colorid[oa]|limp[oa]|مشرق|مشرقة|عصري|عصرية|بسيط|مبهج|आधुनिक|ताज़ा|ख़ुशनुमा|खुशनुमा|सरल|रंगीन',
    dense:
      '明るい|爽やか|さわやか|モダン|ミニマル|シンプル|スタイリッシュ|カラフル|明亮|清新|现代|简约|极简|时尚|科技感|未来感',
  },
];
