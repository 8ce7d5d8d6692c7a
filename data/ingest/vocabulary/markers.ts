// Marks that a source puts on one line. Each table holds, per language, what public editions use (checked on en, ko, pt,
// sv; the others from the same articles' translations) and the usual form of the same words in that language.

const optionalForms: Readonly<Record<string, RegExp>> = {
  en: /\(optional\)|^optional(?:ly)?\b|\(?\bif you (?:so )?(?:choose|wish|like|prefer)(?: to)?\b|^you (?:can|may) (?:choose|decide|opt) to\b/iu,
  ko: /선택 ?사항|선택한 경우|원하는 경우|선택적으로/u,
  pt: /\(opcional\)|^opcional|se (?:você )?(?:optar|desejar|quiser|preferir)|^você pode (?:optar|escolher)/iu,
  sv: /\(valfritt\)|^valfritt|^(?:du|ni) kan välja att\b|om (?:du|ni) (?:väljer|önskar)\b|\(om (?:du|ni) vill\)/iu,
  de: /\(optional\)|^optional|(?:wenn|falls|sofern) sie (?:dies |es )?(?:möchten|wünschen)/iu,
  fr: /\((?:facultatif|en option)\)|^facultatif|si vous le (?:souhaitez|désirez)/iu,
  es: /\(opcional\)|^opcional|si (?:así )?lo (?:desea|prefiere)|si opta por/iu,
  it: /\((?:facoltativo|opzionale)\)|^facoltativo|se (?:lo )?(?:si )?(?:desidera|preferisce)/iu,
  nl: /\(optioneel\)|^optioneel|als u (?:dat|hiervoor) (?:wilt|kiest)/iu,
  da: /\(valgfrit\)|^valgfrit|hvis du (?:ønsker|vælger)/iu,
  pl: /\(opcjonaln[iey]e?\)|^opcjonalnie/iu,
  ru: /\((?:необязательно|при желании)\)|^необязательно|по желанию/iu,
  tr: /\(isteğe bağlı\)|^isteğe bağlı|isterseniz/iu,
  ja: /[(（](?:省略可能|オプション|任意)[)）]|希望する場合|必要に応じて選択/u,
  zh: /[(（](?:可选|可選|选择性)[)）]|如果(?:您)?(?:选择|選擇|愿意)/u,
  vi: /\(tùy chọn\)|nếu bạn chọn/iu,
  th: /ตัวเลือก\)|ถ้าคุณเลือก/u,
  ar: /\(اختياري\)|إذا اخترت/u,
};

const conditionalForms: Readonly<Record<string, RegExp>> = {
  en: /\bif\b(?! you (?:so )?(?:choose|wish|like|prefer))|\bwhen (?:needed|required|necessary|applicable|[^.]{1,80} is needed)|\bwhere (?:needed|applicable)|\bas needed\b|\bin case\b|^for (?:single|multiple|multi)[ -]forests?\b|^for a single forest\b|^when (?:enabling|using)\b/iu,
  ko: /경우|필요하면|필요시|필요 시|해당하는 때/u,
  pt: /\bse (?:necessári|for |houver|aplicável|precis|os? |as? |você (?!optar|desejar|quiser|preferir))|\bcaso\b|\bquando (?:necessári|for)|^para florestas? únic|^ao (?:habilitar|ativar)/iu,
  sv: /\bom (?:så |det |den |de |du |ni |hantering|datorhantering|test\p{L}+ inte)|^om\b|\b(?:vid|när så) behov|\bnär så behövs|\bnär (?:[\p{L}]+ ){1,3}(?:är|används)|i tillämpliga fall|^för en(?:skogs| enskild|da)|^vid (?:aktivering|användning)/iu,
  de: /\b(?:falls|wenn|sofern)\b|bei bedarf|gegebenenfalls|ggf\./iu,
  fr: /si (?:nécessaire|besoin|applicable)|le cas échéant|en cas de besoin|^si |, si |lorsque (?:cela est )?nécessaire/iu,
  es: /si (?:es necesari|procede|corresponde|fuera)|en caso de|cuando (?:sea )?necesari|^si |según (?:sea necesario|corresponda)/iu,
  it: /se (?:necessario|applicabile|richiesto)|^se |laddove|qualora|in caso di|quando necessario/iu,
  nl: /\b(?:indien|mits)\b|zo nodig|^als\b|wanneer nodig/iu,
  da: /\bhvis\b|om nødvendigt|ved behov|efter behov/iu,
  pl: /\bjeśli\b|w razie potrzeby|w przypadku/iu,
  ru: /\bесли\b|при необходимости|в случае/iu,
  tr: /gerekirse|gerekiyorsa|gerektiğinde|durumunda/iu,
  ja: /場合|必要に応じて/u,
  zh: /如果|如有|如需|若/u,
  vi: /\bnếu\b|khi cần/iu,
  th: /หาก|ถ้า|เมื่อจำเป็น/u,
  ar: /إذا|عند (?:الحاجة|الضرورة)/u,
};

// A word that marks a condition in one language is an ordinary word in another ("se", "om", "si"): only the line's own
// language and the English beside it are asked.
export function isOptional(text: string, locale: string, english?: string): boolean {
  return marked(optionalForms, text, locale, english);
}

export function isConditional(text: string, locale: string, english?: string): boolean {
  return marked(conditionalForms, text, locale, english);
}

function marked(forms: Readonly<Record<string, RegExp>>, text: string, locale: string, english?: string): boolean {
  const own = forms[locale.split('-')[0] ?? ''];
  return (own?.test(text) ?? false) || (english !== undefined && (forms.en?.test(english) ?? false));
}

/** What a source excludes. Looked for in notes, table cells and prose; a duty that goes "beyond" something is no exclusion. */
export const outOfScope =
  /\b(?:is|are|falls?|lies?) (?:out of|outside(?: of)?|not in|not within) (?:the )?(?:\p{L}+ ){0,3}(?:scope|benefit)|\bout of scope\b|\b(?:does|do) not include\b|\b(?:is|are) not included\b|\bnot (?:in scope|covered)\b|utanför (?:omfånget|omfattningen|\S*[ \p{L}-]*förmånen)|omfatta(?:r|s) inte|ingår inte|fora do (?:escopo|benefício)|não (?:inclui|está incluíd|são incluíd|é abrangid)|fuera del (?:ámbito|alcance)|no (?:incluye|está incluid|se incluye)|hors (?:du |de )?(?:champ|cadre|portée)|n['’]entr\p{L}+ pas dans|ne propos\p{L}+ pas|n['’]inclu(?:t|ent) pas|außerhalb des|unberücksichtigt|nicht berücksichtigt|sieht keine|nicht (?:enthalten|im umfang|inbegriffen|abgedeckt)|non (?:è inclus|rientra|include)|fuori ambito|범위(?:에|를|에서)? ?(?:포함되지|해당하지|벗어납|벗어난다|속하지)|(?:포함|지원)되지 않습니다|포함되어 있지 않|対象外|含まれ(?:ません|ない)|不包括|不在.{0,12}(?:范围|範圍)|超出.{0,12}(?:范围|範圍)|не (?:входит|включа)|niet (?:inbegrepen|binnen het bereik)|valt buiten|ikke (?:inkluderet|omfattet)|không bao gồm|ngoài phạm vi/iu;
