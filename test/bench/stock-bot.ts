import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
} from 'botbuilder';
import { AuthenticationConfiguration, PasswordServiceClientCredentialFactory } from 'botframework-connector';
import restify from 'restify';

// A stock bot without anything in it: the yardstick of `stock.ts`. Arguments: app id, key server.
const [appId = '', keyServer = ''] = process.argv.slice(2);

/** Outgoing tokens without a login: MSAL refuses an http one. */
class NoLogin extends PasswordServiceClientCredentialFactory {
  override async createCredentials(): Promise<never> {
    const credentials = { signRequest: async (request: unknown) => request };
    return credentials as never;
  }
}

class Empty extends ActivityHandler {
  override async onInvokeActivity(): Promise<InvokeResponse> {
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' } };
  }
}

// All six together: any one alone switches the library's defaults off (facts of the platform).
const addresses = {
  ToChannelFromBotLoginUrl: `${keyServer}/token`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: `${keyServer}/oauth`,
  ToBotFromChannelOpenIdMetadataUrl: `${keyServer}/openid`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${keyServer}/openid`,
};
const authentication = new ConfigurationBotFrameworkAuthentication(
  { MicrosoftAppId: appId, ...addresses },
  new NoLogin(appId, 'secret'),
  new AuthenticationConfiguration(),
);
const adapter = new CloudAdapter(authentication);
const bot = new Empty();
bot.onMessage(async (context, next) => {
  await context.sendActivity('ok');
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  await adapter.process(request as never, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`{"port":${(server.address() as { port: number }).port}}\n`));
