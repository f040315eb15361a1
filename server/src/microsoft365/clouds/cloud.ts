/** A Microsoft cloud: the hosts and audiences that differ between the national clouds, and what is missing there. */
export interface Cloud {
  /** `worldwide`, `usgov`, `usdod`, `china`, or the name in a cloud file. */
  readonly name: string
  /** The region of the REST dialect: `Worldwide`, `USGovernment`, `USDefence` or `China`. */
  readonly region: string
  /** Origin of the Microsoft identity platform, without a trailing slash. */
  readonly loginUrl: string
  /** Origin of Microsoft Graph, without a trailing slash. */
  readonly graphUrl: string
  /** The resource that scopes name: `https://graph.microsoft.com` in the worldwide cloud. */
  readonly graphAudience: string
  /** Issuer of v1 tokens, with `{tid}` for the tenant: `https://sts.windows.net/{tid}/`. */
  readonly v1Issuer: string
  /** PEM file of an own certification authority, for the connections to these hosts. */
  readonly caFile?: string
  readonly keyVaultSuffix?: string
  /** The resource of tokens for key vaults: `https://vault.azure.net`. */
  readonly keyVaultAudience: string
  /** Origin of the Outlook service, where upload sessions of large attachments may lie beside Graph's own. */
  readonly outlookUrl?: string
  /** Origin of Exchange Online itself; nothing is sent there when absent. */
  readonly exchangeUrl?: string
  /** The resource of tokens for Exchange Online: `https://outlook.office365.com`. */
  readonly exchangeAudience: string
  /**
   * Where SharePoint is, with `{tenant}` for the first label of its host: `https://{tenant}.sharepoint.com`; nothing is
   * sent there when absent.
   */
  readonly sharePointUrl?: string
  /** The resource of tokens for SharePoint, with `{tenant}` likewise. */
  readonly sharePointAudience: string
  /** What a tenant's first domain ends with: `onmicrosoft.com`. */
  readonly initialDomainSuffix: string
  /** The audience of tokens of other issuers that stand for an application: `api://AzureADTokenExchange`. */
  readonly tokenExchangeAudience: string
  /**
   * The application id that tokens of the cloud's own managed identities name in its place: their audience is written as
   * an id, whatever name they were asked for by. Known of the worldwide cloud alone.
   */
  readonly tokenExchangeAppId?: string
  /** Where people type device codes, the usual page first; any page of `loginUrl` counts as well. */
  readonly deviceLoginUrls: readonly string[]
  /** The Azure portal, and the Microsoft Entra admin center: what guides lead to. */
  readonly portalUrl: string
  readonly adminCenterUrl: string
  /** By what a tenant's OpenID configuration tells that it lives here. */
  readonly instance: CloudInstance
  readonly features: CloudFeatures
  /** What its services allow; Microsoft's published limits when absent. */
  readonly limits?: CloudLimits
}

/** `cloud_instance_name` and `tenant_region_sub_scope` of OpenID discovery. */
export interface CloudInstance {
  /** `microsoftonline.com`. */
  readonly name: string
  /** `DODCON`, `DOD`, `GCC`: of government tenants alone; clouds that share a sign-in are told apart by it. */
  readonly regionSubScopes: readonly string[]
}

interface CloudFeatures {
  readonly mailboxImportExport: boolean
  readonly teams: boolean
}

export interface CloudLimits {
  /** Requests to one mailbox by one application; Microsoft allows 10,000, of which 9,600 are used. */
  readonly mailboxRequestsPer10Minutes: number
}
