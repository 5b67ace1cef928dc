import type { Lexicon } from './lexicon.ts';

const audienceNouns =
  'Eltern|Mütter|Väter|Familien|Kinder|Jugendliche|Teenager|Studenten|Studierende|Schüler|Läufer|Läuferinnen|Sportler|Radfahrer|Spieler|Gamer|Designer|Entwickler|Profis|Berufstätige|Gründer|Selbstständige|Unternehmen|Firmen|Teams|Reisende|Pendler|Frauen|Männer|Menschen|Leute|Erwachsene|Senioren|Paare|Liebhaber|Fans|Besitzer|Anfänger|Einsteiger|Genießer|Touristen|Nachbarn|Babys|alle';

export const german: Lexicon = {
  spaced: true,
  functionWords:
    'der|die|das|ein|eine|einen|einem|einer|und|für|mit|von|zu|zum|zur|im|in|ist|mein|meine|unser|unsere|auf|bei|ab|aus|Werbung|Werbespot|erstelle|mache|mach|neue|neuen|Sekunden|nur|den|dem',
  seconds: 'Sekunden?|Sek\\.?|sekündig(?:e[rsnm]?)?|sekünd(?:er|ig)|s',
  minutes: 'Minuten?|Min\\.?|minütig(?:e[rsnm]?)?',
  hours: 'Stunden?|Std\\.?|h|stündig(?:e[rsnm]?)?',
  numbers: {
    fünfundvierzig: 45,
    fünf: 5,
    sechs: 6,
    acht: 8,
    zehn: 10,
    zwölf: 12,
    fünfzehn: 15,
    zwanzig: 20,
    dreißig: 30,
    dreissig: 30,
    vierzig: 40,
    fünfzig: 50,
    sechzig: 60,
    neunzig: 90,
    eine: 1,
    einer: 1,
    ein: 1,
    zwei: 2,
    drei: 3,
    halbe: 0.5,
    halben: 0.5,
  },
  lengthPhrases: { 'anderthalb Minuten|eineinhalb Minuten': 90, '(?:eine |einer )?halben? Minute': 30 },
  ad: '(?:Werbespots?|Werbung|Werbevideos?|Werbefilme?s?|Werbeclips?|Anzeige|Spots?|Clips?|Videos?|Filme?s?|Reels?|Trailer|Teaser|Kampagne|Promo|Reklame|Musikvideos?)',
  commands:
    '(?:bitte|ich (?:möchte|brauche|will|hätte gern)|wir (?:möchten|brauchen|wollen)|erstelle|erstellen|erzeuge|mach|mache|machen|produziere|generiere|gestalte|schreibe|drehe|baue)(?: mir| uns)?',
  productPatterns: [
    '(?:AD)[\\s¦]+(?:(?:für|über|zu|zum|zur|von)[\\s¦]+)+(?<product>REST)',
    '(?:bewirb|bewerbe|bewerben|verkaufe|präsentiere|vorstellen|präsentieren)[\\s¦]+(?<product>REST)',
    '(?<product>[^,.;:!?\\n¦]+?)[\\s¦-]+(?:AD)(?![\\p{L}])',
    '(?:AD)\\s*:\\s*(?<product>REST)',
  ],
  openers:
    '(?:der|die|das|den|dem|ein|eine|einen|einem|einer|mein|meine|meinen|unser|unsere|unseren|unserem|unserer|neue|neuen|neuer|neues|kurze|kurzen|kurzer|kurzes|coole[nrs]?|den Launch von)',
  enders:
    'mit|der|die|das|für|im|in|in einem|in einer|aus|ab|ist|gerichtet|geröstet|gemacht|hergestellt|gebaut|auf|seit|bei|von|welche[rs]?|wo|inspiriert|gebacken|nach Art',
  called: 'namens|genannt|mit (?:dem )?Namen',
  by: 'von|der Marke',
  audiencePatterns: [
    '(?:Zielgruppe:?|gerichtet an|richtet sich an)\\s+(?<audience>[^,.;:!?\\n¦]{3,60})',
    `für\\s+(?<audience>(?:[\\p{L}]+\\s+){0,2}?(?:${audienceNouns})(?:\\s+(?:mit|ab|ohne|über|unter|im|in)\\s[^,.;:!?\\n¦]{2,30})?)`,
  ],
  callVerbs:
    'bestell(?:e|t|en Sie)?|kauf(?:e|t|en Sie)?|buch(?:e|t|en Sie)?|ruf(?:e|en Sie)?|besuch(?:e|t|en Sie)?|lad(?:e|en Sie)?|abonnier(?:e|en Sie)?|entdeck(?:e|t|en Sie)?|probier(?:e|t|en Sie)?|komm(?:t|en Sie)?|melde dich|hol dir|jetzt [\\p{L}]+|reservier(?:e|t|en Sie)?|hör(?:e|t)?|registrier|sicher(?:e|n Sie)? dir|mehr erfahren|schau vorbei|[\\p{L}]+ (?:buchen|bestellen|vereinbaren|sichern|entdecken|kaufen|testen|reservieren|anfragen)',
  offers: [
    '\\d+ für \\d+',
    'zwei für eins|zwei zum Preis von einem',
    '(?:kostenloser?|gratis|freier?) [\\p{L}]+[^,.;!?\\n¦]{0,24}',
    'versandkostenfrei[^,.;!?\\n¦]{0,24}',
    'halber Preis|zum halben Preis',
    'erste[rs]? [\\p{L}]+ (?:gratis|kostenlos)',
  ],
  percentOff: 'Rabatt|Nachlass|günstiger|reduziert|sparen',
  conditions: '(?:bis|nur|vor|diese[nsr]?|am|auf|im|für|bei)\\s[^,.;!?\\n¦]{2,32}|heute',
  priceFrom: '(?:schon ab|ab|nur|für nur|für)',
  directionWords:
    'zeig(?:e|t|en)?|beginn(?:e|t|en)?|start(?:e|et)?|end(?:e|et)|Kamera|Nahaufnahmen?|Szenen?|Einstellung|Musik|Stimme|Stil|Ton|Stimmung|Farben?|Format|Text|Logo|Hintergrund|soll(?:te)?|muss|nutze|verwende|erwähne|Werbespot|Video|Schrift|Übergänge|filmisch',
  styleWords: 'Stil|Ton|Stimmung|Look|Atmosphäre|Energie|Ästhetik|und|sehr|mit|im|in|ein(?:e[mr]?)?|Musik|stilvoll',
  writeIn: {
    en: 'auf Englisch',
    es: 'auf Spanisch',
    fr: 'auf Französisch',
    de: 'auf Deutsch',
    pt: 'auf Portugiesisch',
    ja: 'auf Japanisch',
    zh: 'auf Chinesisch',
    ar: 'auf Arabisch',
    hi: 'auf Hindi',
  },
};
