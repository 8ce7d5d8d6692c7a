import type { DocumentWords } from '../words/document-words.js';

export const koreanDocuments: DocumentWords = {
  actors: {
    jointly: ['공동으로', '함께 (?:확인|검토)'],
    we: ['당사', '저희', '우리는'],
    supportProvider: ['지원 (?:공급자|직원)'],
    itAdmin: ['it 관리자(?! 지원)'],
    customer: ['고객(?:은|이|사)'],
    must: ['해야 (?:합니다|한다|함)'],
    sending: ['에스컬', '문의', '라우팅', '전달', '보내'],
  },
  providedBy: { 'support-provider': ['에서 지원을 받을 수'], 'managed-desktop': ['managed desktop에서 제공'] },
  destinations: {
    'support-channel': ['통합 구독', '지원 채널'],
    'hardware-vendor': ['공급업체', '제조업체'],
    'managed-desktop': ['운영 팀'],
    'it-admin': ['it 관리자'],
  },
  outOfScope: [
    '범위(?:에|를|에서)? ?(?:포함되지|해당하지|벗어납|벗어난다|속하지)',
    '(?:포함|지원)되지 않습니다',
    '포함되어 있지 않',
  ],
  partyHeadings: {
    responsibility: ['책임', '업무'],
    customer: ['고객', '사용자'],
    shared: ['공동', '책임 분담'],
    roleWords: ['관리자', '공급자'],
  },
  partyNames: {
    customer: ['고객(?:사)?'],
    joint: ['공동'],
    'support-provider': ['지원 공급자'],
    'it-admin': ['it 관리자'],
  },
  parties: {
    small: '',
    duties:
      '책임, 책임사항, 책임 사항, 역할, 업무, 담당, 담당자, 담당 업무, 의무, 의무사항, 의무 사항, 작업, 할 일, 수행 업무, 수행, 측, 팀, 조직, 사항, 범위, 과제, 활동, 준비사항, 협조사항, 및, 전체',
    endings: '측, 팀, 담당, 의, 은, 는, 이, 가, 을, 를, 께서, 에서, 에게',
    customer:
      '고객, 고객사, 고객님, 귀하, 귀사, 발주사, 발주자, 발주처, 수요처, 갑, 수요 기관, 고객 측, 위탁자, 도입사',
    provider:
      '공급사, 공급자, 공급업체, 공급 업체, 제공사, 제공자, 제공업체, 서비스 제공자, 수행사, 수행업체, 벤더, 당사, 저희, 파트너, 파트너사, 협력사, 을, 수탁자, 구축사, 개발사, 운영사, 계약상대자, 용역사',
    both: '공동, 공통, 양측, 양사, 쌍방, 양 당사자',
    joints: '및, 와, 과, 또는',
  },
  phases: {
    stems: {
      initiate: ['시작', '착수'],
      assess: ['평가'],
      remediate: ['재구성', '수정', '보완'],
      enable: ['사용 ', '활성화'],
    },
    word: ['단계'],
    core: ['핵심'],
    general: ['일반(?:적인)?'],
    generalDuty: ['책임', '업무'],
  },
  sections: {
    aside: ['참고 항목', '다음 단계', '자세한 내용'],
    'out-of-scope': ['범위 (?:외|밖)'],
    expectations: ['원본 환경'],
    phases: ['프로세스의 단계', '프로세스 - 단계'],
    workflow: ['워크플로', '에스컬레이션 경로'],
    overview: ['개요'],
  },
  retired: ['더 이상 최신'],
  pointers: ['자세한 (?:내용|정보)', '.*단계는 .*(?:참조|보기)', '더 자세한'],
  pointerEnds: ['(?:참조하세요|참조|을 참조하십시오)[.\\s)]*(?:\\]?\\([^)]*\\))?\\.?$'],
  conditions: {
    federated: ['페더레이션 ID', '페더레이션된 ID'],
    'single-forest': ['단일 포리스트'],
    'app-protection': ['모바일 (?:앱|응용 프로그램|애플리케이션) 관리'],
    'configuration-manager': ['기존 system center configuration manager'],
    pcs: ['PC 관리'],
    'mobile-devices': ['모바일 (?:장치|디바이스) 관리'],
  },
  products: {
    'configuration-manager': ['(?:구성 관리자를|configuration manager[^.]{0,80}로) ?(?:설정하거나 )?업그레이드'],
  },
  yes: ['예'],
  forOrIf: [],
  marks: {
    ko: {
      optional: /선택 ?사항|선택한 경우|원하는 경우|선택적으로/u,
      conditional: /경우|필요하면|필요시|필요 시|해당하는 때/u,
    },
  },
};
