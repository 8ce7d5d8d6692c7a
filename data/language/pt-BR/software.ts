import type { SoftwareWords } from '../words/software-words.js';

export const portugueseSoftware: SoftwareWords = {
  noun: /^(?:sistema|programa|software|aplicativo|aplicacao|app|ferramenta|plataforma)$/u,
  which: 'behind',
  links: 'de, do, da, dos, das, interno, interna, proprio, propria',
  general: `o os a as um uma uns umas no na nos nas ao aos e ou se ja nao so com para pra pro por que nosso nossa nossos nossas
    novo nova antigo antiga atual legado corporativo corporativa operacional operacionais origem destino movel moveis cliente clientes
    empresa negocio negocios trabalho usuario usuarios identidade avaliacao diagnostico correcao remediacao prontidao verificacao
    apoio suporte seguranca linha loja projeto dispositivo dispositivos pcs pc elevacao administracao terceiros celular celulares
    nuvem intune microsoft fasttrack office outlook gerenciamento gestao instalacao implantacao assistencia acesso-remoto ti gente
    voces eles managed desktop android ios windows mac producao teste testes piloto jeito modo forma quem novo hoje sempre link`,
};
