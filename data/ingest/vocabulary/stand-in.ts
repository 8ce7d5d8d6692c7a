import type { Aliases, Playbook, PlaybookParty, PlaybookPhase } from '../../domain/playbook/playbook.js';
import { listed } from '../../language/languages.js';

/** Today's parties and phases as a playbook, until `data/playbooks` holds them. */

const named = (
  id: string,
  side: PlaybookParty['side'],
  name: string,
  aliases: Readonly<Record<string, string>>,
): PlaybookParty => ({
  id,
  side,
  names: { en: name },
  aliases: lists(aliases),
});

const lists = (aliases: Readonly<Record<string, string>>): Aliases =>
  Object.fromEntries(Object.entries(aliases).map(([language, list]) => [language, listed(list)]));

const phase = (
  id: string,
  name: string,
  rest: Partial<PlaybookPhase>,
  aliases: Readonly<Record<string, string>>,
): PlaybookPhase => ({
  id,
  names: { en: name },
  aliases: lists(aliases),
  signs: 'provider',
  list: 'documents',
  sections: 'none',
  ...rest,
});

export const fastTrackToday: Playbook = {
  id: 'fasttrack',
  names: { en: 'FastTrack onboarding' },
  parties: [
    named('customer', 'customer', 'Customer', {
      en: 'client, you, your organization, your organisation',
      ko: '고객, 고객사',
      'pt-BR': 'cliente',
      sv: 'kund, kunden',
      de: 'Kunde',
      ja: 'お客様',
      zh: '客户',
      ru: 'клиент',
      nl: 'klant',
      pl: 'klient',
      tr: 'müşteri',
    }),
    named('microsoft', 'provider', 'Microsoft', {
      en: 'FastTrack, FastTrack Center, FastTrack specialist, FastTrack specialists, FastTrack team, Microsoft FastTrack, Microsoft (FastTrack)',
      tr: "Microsoft'un",
    }),
    named('support-provider', 'other', 'Support provider', {
      en: 'support providers',
      ko: '지원 공급자',
      'pt-BR': 'provedor de suporte, provedores de suporte',
      sv: 'supportleverantör, supportleverantören',
      es: 'proveedor de soporte',
      fr: "fournisseur d'assistance, fournisseur d'support",
      de: 'Supportanbieter',
      it: 'fornitore del supporto',
      ja: 'サポート プロバイダー',
      zh: '支持提供商',
      pl: 'dostawca pomocy technicznej',
      tr: 'destek sağlayıcı, destek sağlayıcısı',
      ar: 'موفر الدعم',
      nl: 'ondersteuningsprovider',
      da: 'supportudbyder',
    }),
    named('it-admin', 'customer', 'IT admin', {
      en: 'IT-admin, IT admins, IT administrator, IT administrators, your IT admin, your IT administrators',
      ko: 'IT 관리자',
      'pt-BR': 'administrador de TI, administradores de TI',
      sv: 'IT-administratör, IT-administratören, IT-administratörer, IT-administratörerna',
      de: 'IT-Administratoren',
      fr: 'administrateur informatique',
      it: 'amministratore IT',
      ja: 'IT 管理者',
      zh: 'IT 管理员',
      pl: 'administrator IT',
      tr: 'BT yöneticisi, IT yöneticisi, BT yöneticileri, IT yöneticileri',
      ar: 'مسؤول المعلومات, مسؤول تكنولوجيا المعلومات',
      nl: 'IT-beheerder',
    }),
    named('managed-desktop', 'provider', 'Microsoft Managed Desktop', {
      en: 'Managed Desktop',
      tr: 'Microsoft Yönetilen Masaüstü',
      ar: 'سطح المكتب المُدار من Microsoft, سطح المكتب المدار من Microsoft',
    }),
    named('hardware-vendor', 'other', 'Hardware vendor', { en: 'hardware supplier, vendor or supplier' }),
    named('support-channel', 'other', 'Support channel', {
      en: 'support channels, existing support channel, existing support channels',
    }),
  ],
  phases: [
    phase(
      'initiate',
      'Initiate',
      {},
      {
        en: 'initiat, start, initiation',
        ko: '시작, 착수',
        'pt-BR': 'iniciar, início',
        sv: 'initier',
        xx: '開始, 启动, 啟動, 起始, начальн, начал, เริ่มต้น, بدء, inicio, einleitung, einführung, lancement, démarrage, avvio, bắt đầu, opstart, rozpocz, inicjow, başlat',
      },
    ),
    phase(
      'assess',
      'Assess',
      { prepares: 'remediate' },
      {
        en: 'assess, assessment',
        ko: '평가',
        'pt-BR': 'avaliar, avaliação',
        sv: 'bedöm',
        xx: '評価, 评估, 評估, оценк, ประเมิน, التقييم, analyse, bewert, évaluation, evaluación, evaluar, valutazione, đánh giá, vurder, beoordel, ocen, değerlendir',
      },
    ),
    phase(
      'remediate',
      'Remediate',
      { signs: 'both', list: 'own' },
      {
        en: 'remediat, remediation',
        ko: '재구성, 수정, 보완',
        'pt-BR': 'corrigir, correção',
        sv: 'åtgärd',
        xx: '修復, 修正, 修复, устранен, แก้ไข, المعالجة, korrektur, correction, corrección, corregir, correzione, khắc phục, afhjælp, afhjæ, herstel, korygow, napraw, düzelt',
      },
    ),
    phase(
      'enable',
      'Enable',
      { sections: 'services' },
      {
        en: 'enabl, enablement',
        ko: '사용, 활성화',
        'pt-BR': 'habilitar, habilitação, ativação',
        sv: 'aktiver',
        xx: '有効化, 启用, 啟用, включен, เปิดใช้งาน, التمكين, aktivier, activation, activering, habilitación, activación, attivazione, abilitazione, bật, inschakel, włącz, etkinleştir',
      },
    ),
  ],
  standing: {
    names: { en: 'General' },
    aliases: lists({
      ko: '일반, 일반적인',
      'pt-BR': 'geral, gerais',
      sv: 'allmän, allmänt, allmänna',
      xx: 'allgemein, allgemeine, allgemeines, général, générales, generale, generali, generales, ogólne, genel, algemeen, generelt, 全般, 一般, 通用, 常规, 常規, общие, ทั่ว, ทั่วไป, chung, عام',
    }),
  },
  services: [],
  conditions: [],
  people: {},
};
