/** Public clients of Microsoft's own with which administrators sign in; every tenant knows them. */

/** Microsoft Graph Command Line Tools: takes scopes as they are asked for. */
export const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

const publicClientsOfMicrosoft: ReadonlySet<string> = new Set([
  graphCommandLineTools,
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46', // Azure CLI
  '1950a258-227b-4e31-a9cf-717495945fc2', // Azure PowerShell
  '1b730954-1685-4b74-9bfd-dac224a7b894', // Azure AD PowerShell
  'de8bc8b5-d9f9-48b1-a8ad-b748da725064', // Graph Explorer
  '9bc3ab49-b65d-410a-85ad-de819febfddc', // SharePoint Online Management Shell
  '12128f48-ec9e-42f0-b203-ea49fb6af367', // Teams PowerShell
  'fb78d390-0c51-40cd-8e17-fdbfab77341b', // Exchange Online PowerShell
])

/**
 * Whether the client belongs to Microsoft: then it redirects to loopback alone, and its tokens carry every scope that
 * the tenant ever granted to it, whatever was asked for.
 */
export function isClientOfMicrosoft(clientId: string): boolean {
  return publicClientsOfMicrosoft.has(clientId.toLowerCase())
}
