/** What to do about a refusal of the Microsoft identity platform, by its AADSTS number. */

const remedies: Readonly<Record<number, string>> = {
  50020: 'this account is a guest in that organization: sign in as one of its own people',
  50057: 'the account is disabled: ask the administrator of the organization',
  50105:
    'an administrator of the tenant assigns you, or a group of yours, to the enterprise application (Entra admin center, Enterprise applications, Users and groups)',
  53003: 'a Conditional Access policy of the organization blocks this sign-in: ask its administrator',
  65001:
    'nobody has consented to this client: ask the administrator, or use --application, which needs no consent',
  65002: 'this client may not ask for these scopes: leave --scope out, or use --application',
  65004: 'the sign-in was declined on the page: run the command again and accept',
  70011: 'the scope is not one that Microsoft knows: leave --scope out',
  70020: 'nobody signed in before the code expired: run the command again',
  90002: 'check --tenant: Microsoft knows no organization of that name in this cloud',
  500011: 'the tenant has no application of that id: check --application and --tenant',
  650053: 'the application does not publish that scope: check --application',
  700016: 'the tenant does not know this client: check --application or --client-id, and --tenant',
  7000218:
    'the client is not a public one: an administrator switches "Allow public client flows" on in its registration',
}

interface Refusal {
  readonly error: string
  readonly error_description?: string
}

/** An error answer of a token or device authorization endpoint (RFC 6749 section 5.2). */
export function isRefusal(body: unknown): body is Refusal {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, 'error') === 'string'
}

/** Microsoft's own sentence without its trace, and below it what to do, where that is known. */
export function describeRefusal({ error, error_description: description = error }: Refusal): string {
  // The trace follows the sentence after a line break, or after a blank in newer answers.
  const sentence = description.split(/\s+Trace ID:/)[0] ?? description
  const remedy = remedies[Number(/AADSTS(\d+)/.exec(description)?.[1])]
  return `Microsoft refused the sign-in: ${sentence}${remedy === undefined ? '' : `\n${remedy}`}`
}
