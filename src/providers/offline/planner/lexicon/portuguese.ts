import type { Lexicon } from './lexicon.ts';

const audienceNouns =
  'pais|mães|famílias|crianças|jovens|adolescentes|estudantes|professores|corredores|corredoras|atletas|ciclistas|jogadores|designers|profissionais|empreendedores|empresas|viajantes|mulheres|homens|pessoas|gente|adultos|idosos|casais|amantes|fãs|donos|iniciantes|turistas|vizinhos|bebês|quem';

export const portuguese: Lexicon = {
  spaced: true,
  functionWords:
    'o|a|os|as|um|uma|de|do|da|dos|das|para|com|e|em|que|por|meu|minha|nosso|nossa|seu|anúncio|no|na|ao|é|segundos|estilo|faça|crie|novo|nova|loja|pra|até|não|são',
  seconds: 'segundos?|segs?|s',
  minutes: 'minutos?|min',
  hours: 'horas?|h',
  numbers: {
    'quarenta e cinco': 45,
    cinco: 5,
    seis: 6,
    oito: 8,
    dez: 10,
    doze: 12,
    quinze: 15,
    vinte: 20,
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    sessenta: 60,
    noventa: 90,
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    três: 3,
    meio: 0.5,
  },
  lengthPhrases: { '(?:um )?minuto e meio': 90, 'meio minuto': 30 },
  ad: '(?:anúncios?|comercial|comerciais|vídeos?|videos?|propagandas?|publicidade|promo|spots?|filmes?|reels?|clipes?|campanha|trailer|teaser)(?: (?:publicitário|promocional|comercial|vertical|curto))?',
  commands:
    '(?:por favor|quero|preciso(?: de)?|queremos|precisamos(?: de)?|gostaria de|crie|criar|cria|faça|faz|fazer|gere|gerar|produza|desenhe|prepare|escreva)',
  productPatterns: [
    '(?:AD)[\\s¦]+(?:(?:para|pra|de|do|da|dos|das|sobre|promovendo)[\\s¦]+)+(?<product>REST)',
    '(?:promover|promova|anunciar|anuncie|vender|venda|lançar|apresentamos|apresentando|conheça)[\\s¦]+(?<product>REST)',
    '(?:AD)\\s*:\\s*(?<product>REST)',
  ],
  openers:
    '(?:o|a|os|as|um|uma|meu|minha|meus|minhas|nosso|nossa|nossos|nossas|novo|nova|novos|novas|lançamento d[aeo])',
  enders:
    'com|que|para|pra|onde|voltad[oa]s?|direcionad[oa]s?|feit[oa]s?|em|em um|em uma|num|numa|no estilo|estilo|a partir|por|é|torrad[oa]s?|inspirad[oa]s?|de estilo',
  called: 'chamad[oa]s?|que se chama|de nome',
  by: 'da marca',
  audiencePatterns: [
    '(?:voltad[oa]s? (?:para|a)|direcionad[oa]s? (?:para|a)|público(?:-alvo)?:?|pensad[oa]s? para)\\s+(?<audience>[^,.;:!?\\n¦]{3,60})',
    `(?:para|pra)\\s+(?<audience>(?:[\\p{L}]+\\s+){0,2}?(?:${audienceNouns})(?:\\s+(?!estilo|com)[\\p{L}]+){0,3})`,
  ],
  callVerbs:
    'compre|peça|reserve|ligue|visite|baixe|assine|junte-se|descubra|experimente|prove|venha|encontre|cadastre-se|inscreva-se|garanta|ouça|agende|conheça|aproveite|passe|siga',
  offers: [
    'leve \\d+,? pague \\d+',
    '\\d+\\s?(?:por|x)\\s?\\d+(?!\\d)',
    'frete grátis[^,.;!?\\n¦]{0,28}',
    'metade do preço',
    '(?:primeira aula|primeiro mês|teste|entrada) grátis',
  ],
  percentOff: 'de desconto|desconto|off|a menos',
  conditions:
    '(?:até|antes de|só|somente|apenas|neste|nesta|este|esta|na|no|em|para|durante)\\s[^,.;!?\\n¦]{2,32}|hoje',
  priceFrom: '(?:a partir de|desde|por apenas|só|por)',
  directionWords:
    'mostre|mostrar|mostrando|comece|começar|termine|terminar|câmera|planos?|close|cenas?|música|voz|estilo|tom|clima|cores|formato|texto|logo|fundo|deve|use|inclua|mencione|anúncio|vídeo|cinematográfico|tipografia|transições',
  styleWords: 'estilo|tom|clima|energia|estética|pegada|e|muito|bem|com|de|um|uma|música',
  writeIn: {
    en: 'em inglês',
    es: 'em espanhol',
    fr: 'em francês',
    de: 'em alemão',
    pt: 'em português',
    ja: 'em japonês',
    zh: 'em chinês',
    ar: 'em árabe',
    hi: 'em hindi',
  },
};
