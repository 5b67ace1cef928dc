import type { Lexicon } from './lexicon.ts';

const audienceNouns =
  'parents|mothers|fathers|moms|mums|dads|families|kids|children|teens|teenagers|students|teachers|runners|athletes|cyclists|hikers|gamers|designers|developers|engineers|creators|creatives|artists|musicians|writers|professionals|managers|founders|freelancers|entrepreneurs|teams|businesses|companies|startups|travellers|travelers|commuters|women|men|people|adults|seniors|retirees|couples|newlyweds|lovers|fans|owners|beginners|homeowners|millennials|gen z|urbanites|foodies|readers|drivers|nurses|doctors|shoppers|locals|neighbours|neighbors|tourists|collectors|enthusiasts|workers|explorers|dreamers|chefs|cooks|gardeners|makers|babies|toddlers';

export const english: Lexicon = {
  spaced: true,
  functionWords:
    'the|a|an|and|of|for|with|to|in|on|my|our|your|is|are|that|this|it|at|from|by|we|make|create|ad|style|new|want|need|showing|about|second',
  // Units and ad words of some languages that are not written are read all the same.
  seconds: 'seconds?|secs?|s|секунд[ыа]?|сек|초(?:짜리)?|secondi|seconden|sekunder|sekund|saniye(?:lik)?|detik|giây',
  minutes: 'minutes?|mins?|m',
  hours: 'hours?|hrs?|h',
  numbers: {
    'forty-five': 45,
    'forty five': 45,
    'thirty-five': 35,
    'twenty-five': 25,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    ninety: 90,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    half: 0.5,
    a: 1,
  },
  lengthPhrases: {
    '(?:a |one )?minute and a half': 90,
    'one and a half minutes': 90,
    'half an? minute|half-minute|half minute': 30,
    'quarter of a minute': 15,
    'two and a half minutes': 150,
  },
  ad: '(?:ads?|adverts?|advertisements?|commercials?|spots?|videos?|promos?|promo videos?|teasers?|trailers?|films?|clips?|reels?|bumpers?|campaigns?|spot|music videos?|реклам\\p{L}*|광고|pubblicità|reclame|reklam\\p{L}*|iklan|quảng cáo|διαφήμιση|โฆษณา)',
  commands:
    "(?:please|actually|maybe|rather|can you|could you|i want|i need|i'd like|i would like|we want|we need|we'd like|help me|let's|create|make|generate|produce|write|design|build|give|do|film|craft|render|prepare)(?: me| us)?",
  productPatterns: [
    '(?:AD)[\\s¦]+(?:(?:for|about|of|on|promoting|advertising|introducing|showcasing|announcing|launching|selling|featuring|highlighting|to promote|to advertise|to launch|to sell|to introduce|to announce)[\\s¦]+)+(?<product>REST)',
    '(?:promote|advertise|sell|launch|introduce|introducing|announce|announcing|showcase|meet|presenting)[\\s¦]+(?<product>REST)',
    '(?<product>[^,.;:!?\\n¦]+?)[\\s¦]+(?:AD)(?![\\p{L}])',
    '(?:AD)\\s*:\\s*(?<product>REST)',
  ],
  openers:
    "(?:i run|we run|i own|we own|we are|we're|i am|i'm|i have|we have|we make|we sell|i sell|i make|it is|it's|this is|the|a|an|my|our|your|their|his|her|this|these|some|brand[- ]new|new|latest|upcoming|short|quick|launch|social|social media|product|brand|animated|cinematic|catchy|professional|great|amazing|awesome|cool|simple|best|high[- ]quality|small business|company's|facebook|instagram|tiktok|youtube|tv|online|video|vertical|square|engaging|compelling|eye-catching)",
  enders:
    'with|that|which|who|whose|where|when|targeting|targeted|aimed|aiming|featuring|showing|highlighting|using|so that|because|made|inspired|is|are|has|have|in an?|in the|in our|on an?|at|for|from|using|to|it|we|they|i|roasted|baked|brewed|built|designed|crafted|opening|launching|starring|set|available|based|located',
  called: 'called|named|name is|by the name of',
  by: 'by|from',
  audiencePatterns: [
    `(?:targeting|targeted at|aimed at|target audience(?: is|:)?|audience:?|geared towards?)\\s+(?<audience>[^,.;:!?\\n¦]{3,60})`,
    `(?:for|to)\\s+(?<audience>(?:[\\p{L}'-]+\\s+){0,3}?(?:${audienceNouns})(?:\\s+(?:who|and|on|in|of|over|under|aged|with)\\s+[^,.;:!?\\n¦]{2,36})?)`,
  ],
  callVerbs:
    'order|shop|book|call|visit|buy|download|sign up|subscribe|join|reserve|discover|learn more|pre-?order|apply|donate|register|swipe up|come (?:by|in|and|over|see|visit|taste)|find us|find your|stop by|drop in|dm us|text us|scan|get (?:yours|started|tickets|[\\p{L}]+ed(?![\\p{L}])|your|the app|a free|a quote)|start (?:your|a|today|now|free)|try (?:it|them|us|your|for)|follow|listen|stream|watch|see you|play|rent|enrol|enroll|schedule|contact|ask for|taste it|claim|grab|save your',
  offers: [
    '\\d+\\s?(?:for|x)\\s?\\d+(?![:\\d])',
    '(?:two|three) for (?:one|two)',
    'buy (?:one|two|\\d+),? get (?:one|two|\\d+)(?: (?:for )?free)?',
    'bogo',
    'half[- ]price(?: [\\p{L}]+)?',
    'free (?:shipping|delivery|returns?|trial|sample|coffee|drink|dessert|consultation|quote|class|lesson|entry|parking|first (?:class|month|lesson|visit|session)|installation)(?: (?:over|for|on|with|worldwide)[^,.;!?\\n¦]{2,28})?',
    'first (?:month|class|lesson|session|week|box|order) free',
    '\\d+[- ]days? free(?: trial)?',
  ],
  percentOff: 'off|discount|less|savings?',
  conditions:
    '(?:until|till|through|before|only|this|on|when|for|every|all|valid|ends|with)\\s[^,.;!?\\n¦]{2,32}|today(?: only)?|(?:your )?(?:first|next) [\\p{L}]+|everything|all [\\p{L}]+',
  priceFrom: '(?:starting (?:at|from)|from|only|just|for only|for just|for|at)',
  directionWords:
    "show|shows|showing|open on|opens?|start with|starts|end with|ends|cut to|camera|close-?ups?|shots?|scenes?|footage|music|soundtrack|voice-?over|narrat\\w*|captions?|text|logo|font|fonts|animation|transitions?|background|lighting|slow motion|montage|style|tone|mood|vibe|feel|feeling|look|colou?rs?|palette|format|aspect|resolution|fps|viewer|audience|hook|call to action|cta|tagline|slogan|make it|make sure|keep it|should|must|please|use|include|mention|highlight|emphasi[sz]e|focus|avoid|don't|do not|no text|beats?|cinematic|high quality|photorealistic|4k|hd|ad|video|commercial|i|i'm|my|need|needs|want|wants|looking for|something",
  styleWords:
    'style|styled|tone|mood|vibe|vibes|feel|feeling|look|energy|aesthetic|atmosphere|and|but|very|with|in|an?|the|music|keep it|make it|soundtrack|upbeat',
  writeIn: {
    en: '(?:in|to) english|english(?:-language| copy| text| captions)',
    es: '(?:in|to) spanish|spanish(?:-language| copy| text| captions)',
    fr: '(?:in|to) french|french(?:-language| copy| text| captions)',
    de: '(?:in|to) german|german(?:-language| copy| text| captions)',
    pt: '(?:in|to) (?:brazilian )?portuguese|portuguese(?:-language| copy| text| captions)',
    ja: '(?:in|to) japanese|japanese(?:-language| copy| text| captions)',
    zh: '(?:in|to) (?:simplified )?(?:chinese|mandarin)|chinese(?:-language| copy| text| captions)',
    ar: '(?:in|to) arabic|arabic(?:-language| copy| text| captions)',
    hi: '(?:in|to) hindi|hindi(?:-language| copy| text| captions)',
  },
};
