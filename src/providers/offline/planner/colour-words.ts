/** Colours by name: a hex that stands for the word in print, and its names in the nine languages. */
export const colourWords: readonly { readonly hex: string; readonly spaced: string; readonly dense: string }[] = [
  {
    hex: '#1f4fd8',
    spaced: 'blue|azul|azules|bleue?s?|blau(?:e[nrsm]?)?|أزرق|الأزرق|زرقاء|नीला|नीले|नीली',
    dense: '青|蓝色?|ブルー',
  },
  {
    hex: '#13264f',
    spaced: 'navy(?: blue)?|midnight blue|azul marino|bleu marine|marineblau|dunkelblau|azul-marinho|كحلي|गहरा नीला',
    dense: '紺色?|藏青色?|ネイビー|深蓝色?',
  },
  {
    hex: '#59b4ea',
    spaced: 'sky blue|light blue|baby blue|celeste|bleu ciel|hellblau|himmelblau|azul[- ]claro|سماوي|आसमानी',
    dense: '水色|天蓝色?|浅蓝色?',
  },
  {
    hex: '#d8262c',
    spaced: 'red|roj[oa]s?|rouges?|rot(?:e[nrsm]?)?|vermelh[oa]s?|أحمر|الأحمر|حمراء|लाल',
    dense: '赤色?|红色?|レッド',
  },
  {
    hex: '#8c1c2e',
    spaced: 'burgundy|maroon|crimson|granate|burdeos|bordeaux|weinrot|vinho|عنابي|मैरून',
    dense: 'ワインレッド|酒红色?',
  },
  {
    hex: '#1f8a4c',
    spaced: 'green|verdes?|verte?s?|grün(?:e[nrsm]?)?|أخضر|الأخضر|خضراء|हरा|हरे|हरी',
    dense: '緑色?|绿色?|グリーン',
  },
  {
    hex: '#123f31',
    spaced:
      'forest green|dark green|bottle green|emerald|verde oscuro|esmeralda|vert foncé|émeraude|dunkelgrün|smaragd(?:grün)?|verde[- ]escuro|زمردي|पन्ना',
    dense: '深緑|墨绿色?|祖母绿',
  },
  { hex: '#8fd3b6', spaced: 'mint(?: green)?|menta|menthe|mintgrün|hortelã', dense: 'ミント|薄荷绿' },
  {
    hex: '#f2c230',
    spaced: 'yellow|amarill[oa]s?|jaunes?|gelb(?:e[nrsm]?)?|amarel[oa]s?|أصفر|الأصفر|صفراء|पीला|पीले|पीली',
    dense: '黄色?|イエロー',
  },
  {
    hex: '#c9a050',
    spaced:
      'gold(?:en)?|dorad[oa]s?|oro|dorée?s?|gold(?:e[nrsm]?)?|dourad[oa]s?|ouro|ذهبي|الذهبي|ذهبية|सुनहरा|सुनहरे|सुनहरी',
    dense: '金色?|ゴールド',
  },
  {
    hex: '#ef7a1e',
    spaced: 'orange|naranjas?|anaranjad[oa]|orangen?|laranja|برتقالي|नारंगी',
    dense: 'オレンジ|橙色?|橘色',
  },
  {
    hex: '#ef8a73',
    spaced: 'coral|peach|salmon|melocotón|pêche|corail|pfirsich|koralle|pêssego|خوخي|مرجاني',
    dense: 'コーラル|珊瑚色?|桃色',
  },
  {
    hex: '#e8488a',
    spaced: 'pink|rosa|rosad[oa]|roses?|magenta|fuchsia|وردي|زهري|गुलाबी',
    dense: 'ピンク|粉色|粉红色?',
  },
  {
    hex: '#6a35c9',
    spaced: 'purple|violet|morad[oa]|púrpura|violette?s?|lila|violett|roxo|بنفسجي|बैंगनी',
    dense: '紫色?|パープル',
  },
  {
    hex: '#1c8f96',
    spaced: 'teal|turquoise|turquesa|türkis|petrol|cyan|aqua|تركواز|فيروزي|फ़िरोज़ी',
    dense: 'ターコイズ|青绿色?',
  },
  { hex: '#7a4a2b', spaced: 'brown|marrón|brune?|braun(?:e[nrsm]?)?|marrom|بني|भूरा|भूरे', dense: '茶色|棕色|ブラウン' },
  { hex: '#c9744e', spaced: 'terracotta|rust|clay|terracota|terre cuite|terrakotta', dense: 'テラコッタ|陶土色' },
  {
    hex: '#101114',
    spaced: 'black|negr[oa]s?|noire?s?|schwarz(?:e[nrsm]?)?|pret[oa]s?|أسود|الأسود|سوداء|काला|काले|काली',
    dense: '黒色?|黑色?|ブラック',
  },
  {
    hex: '#f6f5f1',
    spaced: 'white|blanc[oa]s?|blanc(?:he)?s?|weiß(?:e[nrsm]?)?|weiss|branc[oa]s?|أبيض|الأبيض|بيضاء|सफ़ेद|सफेद',
    dense: '白色?|ホワイト',
  },
  {
    hex: '#f1e6d2',
    spaced: 'cream|beige|ivory|crema|marfil|crème|ivoire|creme|elfenbein|marfim|كريمي|عاجي|क्रीम',
    dense: 'クリーム色?|ベージュ|米色|米白',
  },
  {
    hex: '#8d9299',
    spaced: 'gr[ae]y|silver|gris(?:es)?|platead[oa]|argentée?|grau(?:e[nrsm]?)?|silber|cinza|prata|رمادي|فضي|स्लेटी|चाँदी',
    dense: 'グレー|灰色?|银色?|シルバー',
  },
];
