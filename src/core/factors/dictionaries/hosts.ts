/**
 * Host names for probing a tell that depends on one, by kind, with the source of each kind. In the
 * lab every name leads to the interceptor. Kinds have names of many countries alike; a listed name
 * implies nothing about its owner.
 */

export interface HostKind {
  readonly kind: string;
  readonly source: string;
  readonly hosts: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Country-code top-level domains. */
const COUNTRIES = words(`
  ae am ar at au az ba bd be bg bh bo br by ca ch ci cl cm cn co cr cu cy cz de dk do dz ec ee eg es et eu fi fr ge gh gr
  gt hk hn hr hu id ie il in iq ir is it jm jo jp ke kg kh kr kw kz la lb lk lt lu lv ly ma md mk mm mn mo mt mu mx my mz
  na ng ni nl no np nz om pa pe ph pk pl ps pt py qa ro rs ru rw sa se sg si sk sn su sv sy th tn tr tw tz ua ug uk us uy
  uz ve vn ye za zm zw`);

/** Words by which laboratories are known; they occur here in names of others. */
const LABORATORY_WORDS = words(`
  01ai ai21 aleph-alpha anthropic baichuan bigmodel chatglm claude clova cohere dashscope deepmind deepseek doubao ernie exaone
  falcon gemini gigachat grok hunyuan internlm jais kimi krutrim lingyiwanwu llama minimax mistral moonshot nova openai phi
  qwen reka sakana sarvam sensenova solar spark stepfun upstage volces writer xaminim yandexgpt yi zai zhipu`);

export const HOST_KINDS: readonly HostKind[] = [
  {
    kind: 'country domain',
    source: 'IANA root zone database, country-code top-level domains; the names below them are made up',
    hosts: COUNTRIES.map((country) => `llm.kestrelworks.${country}`),
  },
  {
    kind: 'generic domain',
    source: 'IANA root zone database, generic top-level domains; the names below them are made up',
    hosts: words('com net org io ai app dev cloud top xyz site online tech info biz').map(
      (domain) => `llm.kestrelworks.${domain}`,
    ),
  },
  {
    kind: 'company',
    source: "large companies' own domains, from their web sites; the label in front is made up",
    hosts: words(`
      accenture.com adyen.com airbus.com alibaba-inc.com alipay.com allianz.com amazon.com antgroup-inc.com apple.com axa.com
      baidu.com barclays.com basf.com bbva.com bosch.com bytedance.net capgemini.com cba.com.au dbs.com deutsche-bank.de
      didiglobal.com dell.com ericsson.com flipkart.com gojek.com goldmansachs.com grab.com hdfcbank.com hitachi.com huawei.com
      hyundai.com ibm.com infosys.com itau.com.br jd.com jpmorgan.com kakao.com kakaocorp.com kuaishou.com lenovo.com lg.com
      maersk.com meituan.com mercadolibre.com microsoft.com naver.com nestle.com netease.com nokia.com nubank.com.br nvidia.com
      oracle.com pinduoduo.com rakuten.co.jp reliance.com roche.com sap.com samsung.com sankuai.com sberbank.ru shell.com
      shopee.com siemens.com sony.com spotify.com standardbank.co.za tata.com tcs.com tencent.com tesla.com tiktok.com
      totalenergies.com toyota.co.jp trip.com turkcell.com.tr uber.com unilever.com vodafone.com volkswagen.de walmart.com
      wise.com xiaohongshu.com xiaomi.com yandex-team.ru zalando.de`).map((domain) => `llm.${domain}`),
  },
  {
    kind: 'laboratory',
    source: "API hosts in the laboratories' own documentation",
    hosts: words(`
      api.openai.com api.anthropic.com api.mistral.ai api.cohere.com api.ai21.com api.aleph-alpha.com api.x.ai api.llama.com
      generativelanguage.googleapis.com api.deepseek.com api.moonshot.cn api.moonshot.ai api.kimi.com open.bigmodel.cn api.z.ai
      api.minimax.chat api.minimaxi.com api.minimax.io api.baichuan-ai.com api.stepfun.com api.01.ai api.lingyiwanwu.com
      api.sensenova.cn spark-api-open.xf-yun.com qianfan.baidubce.com ark.cn-beijing.volces.com hunyuan.tencentcloudapi.com
      clovastudio.apigw.ntruss.com api.upstage.ai api.sarvam.ai cloud.olakrutrim.com llm.api.cloud.yandex.net
      gigachat.devices.sberbank.ru api.core42.ai api.sakana.ai api.writer.com api.reka.ai api.inflection.ai api.liquid.ai
      api.perplexity.ai inference-api.nousresearch.com api.friendli.ai api.poolside.ai`),
  },
  {
    kind: 'cloud',
    source: "regional endpoints in the providers' own documentation",
    hosts: words(`
      bedrock-runtime.us-east-1.amazonaws.com bedrock-runtime.eu-central-1.amazonaws.com bedrock-runtime.ap-northeast-1.amazonaws.com
      bedrock-runtime.sa-east-1.amazonaws.com bedrock-runtime.cn-north-1.amazonaws.com.cn us-central1-aiplatform.googleapis.com
      europe-west4-aiplatform.googleapis.com asia-northeast3-aiplatform.googleapis.com contoso.openai.azure.com
      contoso.services.ai.azure.com contoso.openai.azure.cn inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com
      us-south.ml.cloud.ibm.com dashscope.aliyuncs.com dashscope-intl.aliyuncs.com contoso.oss-eu-central-1.aliyuncs.com
      contoso.cn-shanghai.fc.aliyuncs.com api.lkeap.cloud.tencent.com contoso.ap-singapore.tencentscf.com api.jdcloud.com
      modelarts.cn-north-4.myhuaweicloud.com pangu.ap-southeast-1.myhuaweicloud.com maas-api.ksyun.com ark.ap-southeast.bytepluses.com
      foundation-models.api.cloud.ru api.scaleway.ai oai.endpoints.kepler.ai.cloud.ovh.net api.infomaniak.com inference.hetzner.example
      api.ncloud-docs.com api.ai.sakura.ad.jp models.stackit.cloud api.inference.nebius.com contoso.workers.dev contoso.vercel.app
      contoso.fly.dev contoso.onrender.com contoso.herokuapp.com contoso.azurewebsites.net contoso.a.run.app`),
  },
  {
    kind: 'gateway',
    source: 'routers, resellers and relays, from their own sites and from published reports on resale',
    hosts: words(`
      openrouter.ai router.requesty.ai api.portkey.ai api.together.xyz api.groq.com api.fireworks.ai api.deepinfra.com
      api.novita.ai api.hyperbolic.xyz gateway.ai.cloudflare.com oai.helicone.ai ai-gateway.vercel.sh api.aimlapi.com api.poe.com
      api.edenai.run nano-gpt.com api.unify.ai withmartian.com glama.ai api.kluster.ai api.cortecs.ai api.langdock.com
      api.berget.ai api.llmgateway.io api.siliconflow.cn api.siliconflow.com api.ppinfra.com aihubmix.com api.ohmygpt.com
      openai.api2d.net api.closeai-asia.com api.gptsapi.net anyrouter.top zenmux.ai yunwu.ai claude-code-hub.app proxyai.com
      api.302.ai www.dmxapi.cn api.packycode.com api.jiekou.ai api.tu-zi.com api.v36.cm api.chatanywhere.tech api.laozhang.ai
      api.gpt.ge api.burn.hair api.bltcy.ai api.zhizengzeng.com api.apiyi.com api.aicodemirror.com api.proxyapi.ru
      api.vsegpt.ru bothub.chat api.aitunnel.ru routerai.ru gateway.truefoundry.ai api.martian.example`),
  },
  {
    kind: "laboratory's word in another's name",
    source: 'words by which laboratories and their models are known; the names around them are made up',
    hosts: LABORATORY_WORDS.map((word) => `${word}.kestrelworks.example`),
  },
  {
    kind: 'local',
    source: 'RFC 1918, RFC 6762 and RFC 8375, and names in use inside companies: they stand for no one in particular',
    hosts: words('10.0.0.8 192.168.1.20 llm.local llm.internal llm.home.arpa llm.corp llm.lan llm.intranet'),
  },
];

/** Every host once, in order. */
export const HOSTS: readonly string[] = [...new Set(HOST_KINDS.flatMap(({ hosts }) => hosts))];
