import type { SoftwareWords } from '../words/software-words.js';

export const englishSoftware: SoftwareWords = {
  noun: /^(?:application|app|program|programme|software|system|tool|platform|database)$/u,
  which: 'before',
  links: '',
  general: `a an the our your their its my his her this that these those some any all each every which what whose no two both other
    same another and or of for with from into to in on at by per within inside without about s t re you we they it who
    new old existing current previous legacy required necessary additional supported unsupported approved unapproved installed whole
    managed protected protect mobile phone client desktop web cloud native private internal external public own custom company
    corporate business line lob industry in-house third-party party house specific store microsoft m365 o365 365 office outlook mail
    edge intune mam mdm mtd fasttrack admin administrator management operating source target identity config configuration
    assessment evaluation diagnostic readiness remediation check help support escalation elevation assistance surfing browser
    publishing deploying managing sending getting setting installing distributing selecting configuring making bringing providing
    delivering interpreting assigning choosing aim pick get push add manage deploy publish install configure configures provides
    distribute uses use using many few several android ios windows win32 mac x86 server it critical key core main certain particular
    various different pilot test staging production ticketing ticket work remote update antimalware antivirus endpoint device
    devices user users overall monitor monitors monitoring supports supporting maintains update updates migrate migrates move moves
    installs deploys publishes owns buys licenses assigns manages protects migrating moving connected enrolled standard
    default free paid purchased licensed remaining first last us up out off link deep deeplink web-link documents scripts made`,
};
