// The small words of languages. A document's language is told by them: they are in every sentence, and tables, names of
// products and English terms do not change them.

const smallWords: Readonly<Record<string, string>> = {
  en: 'the and of to is are for with that this be by or an from will shall must not your we our their it its which when all who has have',
  pt: 'de que e do da em um para é com não uma os no se na por mais as dos como ao das à são ou ser pelo pela até deve seus sua você aos',
  es: 'de que y el la en los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre debe según',
  fr: 'de la le et les des en un du une que est pour qui dans par sur au avec ne pas ce aux son sa ses ou il sont être cette votre doit',
  it: 'di che e la il un a per è in una sono con non del le si della dei da al gli delle nel alla come più deve dal o',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei oder durch zur zum',
  nl: 'de het van een en in is dat op te voor met zijn niet aan er om dan ook als door naar bij of uit deze tot worden wordt moet naar',
  sv: 'och att det som en på är av för med till den har de inte om ett eller ska från vid kan så under samt ska sin genom enligt efter alla',
  da: 'og at det som en på er af for med til den har de ikke om et eller skal fra ved kan så under samt sin efter alle blive vi jeg',
  nb: 'og å det som en på er av for med til den har de ikke om et eller skal fra ved kan så under samt sin etter alle bli vi jeg',
  fi: 'ja on ei se että oli ovat tai sekä joka kun mukaan myös voi olla sen hän ovat kuin',
  pl: 'i w na z do się nie to że jest o jak po przez dla od są oraz za lub który przy może ich',
  cs: 'a v na se je že s z do o i to jako za by pro po při které nebo být podle jsou má ve',
  hu: 'a az és hogy nem is egy meg van de el kell ha ez vagy csak mint már még azt volt által',
  ro: 'și de la în a cu pe pentru care este nu din sau prin se fi un o al sunt mai va cel',
  tr: 've bir bu için ile da de olarak olan daha gibi çok en ne kadar veya tarafından olması edilir',
  vi: 'và của là các được cho trong không có với một những để khi về từ này đến theo bạn',
  id: 'dan yang di untuk dengan dari ini pada dalam tidak akan atau oleh adalah ke itu sebagai',
};

const scripts: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['ko', /\p{sc=Hangul}/gu],
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['zh', /\p{sc=Han}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['ru', /\p{sc=Cyrillic}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
];

/** Letters that few languages have; each is half a small word. */
const ownLetters: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['pt', /[ãõ]/giu],
  ['es', /[ñ¿¡]/giu],
  ['de', /ß|[äöü](?=\p{L})/giu],
  ['sv', /[äå]|ö(?=[rvgs])/giu],
  ['da', /[øæ]/giu],
  ['nb', /[øæ]/giu],
  ['fr', /[çèêœ]|[ldqsnjm]['’]\p{L}/giu],
  ['it', /[ìòù]|ell['’]/giu],
  ['pl', /[łżźśćńęą]/giu],
  ['cs', /[řěůčšž]/giu],
  ['hu', /[őű]/giu],
  ['ro', /[șțăî]/giu],
  ['tr', /[ışğ]/gu],
  ['vi', /[ơưđạảấầẩậắằẳặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửựỳỵỷỹ]/giu],
];

const languagesOf: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  // One letter alone is a mark of a matrix or of a list as often as a word.
  for (const [tag, words] of Object.entries(smallWords))
    for (const word of new Set(words.split(' ').filter(({ length }) => length > 1)))
      found.set(word, [...(found.get(word) ?? []), tag]);
  return found;
}

/** A language, and whether the text leaves no doubt about it. */
export interface RecognisedLanguage {
  readonly tag: string;
  readonly isSure: boolean;
}

// A letter of these scripts says about as much as two of others.
const weight = 2;

/** Small words that must be found, and how far the first must be before the second, for a text to be in one language. */
const enoughWords = 5;
const enoughAhead = 1.4;

/**
 * The language of a text of words alone. A text of a few words, or of two languages, is not sure: it is then taken for the
 * likeliest, by its small words.
 */
export function recogniseLanguage(words: string): RecognisedLanguage {
  const all = words.match(/\p{L}/gu)?.length ?? 0;
  const foreign = scripts.map(([tag, letters]) => [tag, (words.match(letters)?.length ?? 0) * weight] as const);
  const kana = foreign.find(([tag]) => tag === 'ja')?.[1] ?? 0;
  const [script, letters] = foreign.reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as const);
  // Japanese has more Han than kana, and Chinese no kana at all.
  const named = script === 'zh' && kana * 8 > letters ? 'ja' : script;
  if (letters > all * 0.5) return { tag: named, isSure: letters >= 20 };
  const hits = new Map<string, number>();
  for (const word of words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
    const tags = languagesOf.get(word) ?? [];
    for (const tag of tags) hits.set(tag, (hits.get(tag) ?? 0) + 1 / Math.sqrt(tags.length));
  }
  for (const [tag, letters] of ownLetters) {
    const count = words.match(letters)?.length ?? 0;
    if (count > 0) hits.set(tag, (hits.get(tag) ?? 0) + count / 2);
  }
  const [first, ...others] = [...hits].sort(([, a], [, b]) => b - a);
  if (first === undefined) return letters > all * 0.2 ? { tag: named, isSure: false } : { tag: 'en', isSure: false };
  // Danish and Norwegian are one language in most of their small words.
  const second = others.find(([tag]) => !(first[0] === 'da' && tag === 'nb') && !(first[0] === 'nb' && tag === 'da'));
  return { tag: first[0], isSure: first[1] >= enoughWords && first[1] >= (second?.[1] ?? 0) * enoughAhead };
}
