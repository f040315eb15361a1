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
  /** Origin of the Outlook service, where upload sessions of large attachments may lie beside Graph's own. */
  readonly outlookUrl?: string
  readonly features: CloudFeatures
  /** What its services allow; Microsoft's published limits when absent. */
  readonly limits?: CloudLimits
}

interface CloudFeatures {
  readonly mailboxImportExport: boolean
  readonly teams: boolean
}

export interface CloudLimits {
  /** Requests to one mailbox by one application; Microsoft allows 10,000, of which 9,600 are used. */
  readonly mailboxRequestsPer10Minutes: number
}
