// Baton in one resource group: Container Apps, PostgreSQL, the bot's registration, one identity, logs. deploy/README.md has the steps.
//
// No secret is made, so there is no Key Vault: one user-assigned managed identity is the bot towards Teams (UserAssignedMSI),
// the account in PostgreSQL (Entra authentication only) and what pulls the image.

targetScope = 'resourceGroup'

@description('What everything is named after: lower-case letters, digits and hyphens.')
@minLength(4)
@maxLength(20)
param name string = 'baton'

@description('Region of everything but the registration, which is global.')
param location string = resourceGroup().location

@description('Tenants whose requests are answered, as GUIDs separated by commas. Usually the tenant of this subscription alone.')
param tenants string = tenant().tenantId

@description('The image and its tag in the registry below, for instance baton:0.1.0.')
param image string

@description('The Azure Container Registry in this resource group that holds the image.')
param registryName string

@description('Bot processes. Two or more: one is there while the other is replaced.')
@minValue(1)
@maxValue(5)
param replicas int = 2

@description('How many days questions and closed inquiries are kept; their texts are personal data.')
@minValue(1)
@maxValue(3650)
param questionDays int = 90

@description('How many days log lines are kept. They hold no names, texts or tokens.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Size of the database server. The smallest (Standard_B1ms) has too few connections for two releases side by side.')
param databaseSku string = 'Standard_B2s'

@description('How many days the database can be taken back to any moment.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('S1 has no monthly limit on messages outside Teams; Teams itself is free on both.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Where traces go, as OTLP over HTTP, for instance http://collector:4318. Empty: nothing is traced.')
param tracesTo string = ''

@description('Where the containers are: a network of its own, not reachable from elsewhere.')
param addressPrefix string = '10.20.0.0/16'

var port = 3978
var unique = '${name}-${uniqueString(resourceGroup().id)}'
// Azure's built-in role "AcrPull", the same everywhere.
var pullRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

// --- Logs ---

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
  }
}

// --- Network and database: no public address ---

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 0)
          delegations: [
            {
              name: 'apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 1)
          delegations: [
            {
              name: 'database'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }
}

module database 'database.bicep' = {
  name: 'database'
  params: {
    name: name
    serverName: unique
    location: location
    sku: databaseSku
    backupDays: backupDays
    networkId: network.id
    subnetId: '${network.id}/subnets/database'
    accountName: identity.name
    accountId: identity.properties.principalId
  }
}

// --- The bot ---

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, pullRole)
  scope: registry
  properties: {
    roleDefinitionId: pullRole
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource apps 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: {
      infrastructureSubnetId: '${network.id}/subnets/apps'
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

// Over Azure Monitor and not by the workspace's key: that would be a secret.
resource logsOfApp 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: apps
  properties: {
    workspaceId: logs.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  dependsOn: [mayPull]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: apps.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new release takes over when it is ready; then the old one gets SIGTERM.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ]
    }
    template: {
      // SIGTERM: five seconds "not ready", then what has begun is finished; less than 20 s in all.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'baton'
          image: '${registry.properties.loginServer}/${image}'
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            {
              name: 'NODE_ENV'
              value: 'production'
            }
            {
              name: 'HOST'
              value: '0.0.0.0'
            }
            {
              name: 'PORT'
              value: string(port)
            }
            {
              name: 'MicrosoftAppType'
              value: 'UserAssignedMSI'
            }
            {
              name: 'MicrosoftAppId'
              value: identity.properties.clientId
            }
            {
              name: 'MicrosoftAppTenantId'
              value: tenant().tenantId
            }
            {
              name: 'BATON_PUBLIC_HOST'
              // What will be the app's own address: it can't be asked for before the app is there.
              value: '${name}.${apps.properties.defaultDomain}'
            }
            {
              name: 'BATON_TENANTS'
              value: tenants
            }
            {
              name: 'BATON_QUESTION_DAYS'
              value: string(questionDays)
            }
            {
              name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
              value: tracesTo
            }
            {
              name: 'DATABASE_URL'
              value: '${database.outputs.url}&identity=${identity.properties.clientId}'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 2
              timeoutSeconds: 2
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
    }
  }
}

// --- What Teams knows of it ---

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: unique
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: 'Baton'
    description: 'Says who is responsible for what in an onboarding, and keeps its checklists.'
    endpoint: 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('For "baton package --app-id".')
output appId string = identity.properties.clientId

@description('For "baton package --tenant".')
output tenantId string = tenant().tenantId

@description('For "baton package --host": where Teams calls Baton.')
output host string = app.properties.configuration.ingress.fqdn

@description('Makes the app package and the page for the admin who approves it, with these settings.')
output packageCommand string = 'BATON_TENANTS=\'${tenants}\' BATON_QUESTION_DAYS=${questionDays} DATABASE_URL=\'${database.outputs.url}\' OTEL_EXPORTER_OTLP_ENDPOINT=\'${tracesTo}\' npm run -s baton -- package --app-id ${identity.properties.clientId} --tenant ${tenant().tenantId} --host ${app.properties.configuration.ingress.fqdn} --out out'
