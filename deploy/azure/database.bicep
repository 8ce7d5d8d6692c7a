// PostgreSQL inside the network: TLS always, passwords never, and one account.

@description('What the zone of private names is named after.')
param name string

@description('The server; unique in all of Azure.')
param serverName string

@description('Region.')
param location string

@description('Size of the server.')
param sku string

@description('How many days the database can be taken back to any moment.')
param backupDays int

@description('The network from which the server is reached.')
param networkId string

@description('The subnet that is delegated to the server.')
param subnetId string

@description('Name of the managed identity that is the account.')
param accountName string

@description('Object id of that identity. A module, because a resource can only be named after what is known when its deployment begins.')
param accountId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
}

resource zoneInNetwork 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: serverName
  location: location
  dependsOn: [zoneInNetwork]
  sku: {
    name: sku
    tier: startsWith(sku, 'Standard_B') ? 'Burstable' : startsWith(sku, 'Standard_E') ? 'MemoryOptimized' : 'GeneralPurpose'
  }
  properties: {
    version: '17'
    createMode: 'Create'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zone.id
    }
  }
}

// The server takes one change at a time: each of these waits for the one before.
resource secureTransport 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: {
    value: 'on'
    source: 'user-override'
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: 'baton'
  dependsOn: [secureTransport]
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

// Baton makes its own tables, and the server holds nothing else: so its identity is the server's administrator.
resource account 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: server
  name: accountId
  dependsOn: [database]
  properties: {
    principalName: accountName
    principalType: 'ServicePrincipal'
    tenantId: tenant().tenantId
  }
}

@description('The address of the database, without what the account shows for a password.')
output url string = 'postgres://${account.properties.principalName}@${server.properties.fullyQualifiedDomainName}:5432/${database.name}?sslmode=verify-full'
