using 'main.bicep'

// Everything else has a value that fits most: main.bicep describes each parameter.
param registryName = readEnvironmentVariable('BATON_REGISTRY')
param image = readEnvironmentVariable('BATON_IMAGE', 'baton:0.1.0')
