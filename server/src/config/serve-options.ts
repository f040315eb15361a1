/** The options of `strongroom serve`: one list for the parser and the help. */

export interface ServeOption {
  /** As the help shows it, for example `--port <number>`; one without a value is on when it is given. */
  readonly flags: string
  readonly description: string
}

export const serveOptions: readonly ServeOption[] = [
  {
    flags: '--data-dir <folder>',
    description: 'where records, keys and repositories are kept; made when new',
  },
  { flags: '--host <address>', description: 'address to listen on (default 127.0.0.1: this machine only)' },
  { flags: '--port <number>', description: 'port to listen on (default 4443; 0 for a free one)' },
  {
    flags: '--public-url <url>',
    description: 'how other machines reach the server, for example https://backup.example.com:4443',
  },
  { flags: '--tls-cert <file>', description: 'PEM certificate chain; made by the server itself when absent' },
  { flags: '--tls-key <file>', description: 'PEM private key of --tls-cert' },
  {
    flags: '--cloud <name>',
    description: 'worldwide (default), usgov, usdod or china; may be repeated, the first is the default',
  },
  { flags: '--cloud-file <file>', description: 'description of another cloud; may be repeated' },
  {
    flags: '--admin-password-file <file>',
    description: 'password of the administrator "admin", created at the first start',
  },
  {
    flags: '--master-key <place>',
    description:
      'systemd:NAME for a credential of the service; strongroom-master-key is taken by itself where there is one',
  },
  {
    flags: '--master-key-passphrase-file <file>',
    description: 'passphrase that seals the master key, instead of a file with the key itself',
  },
  {
    flags: '--key-vault <url>',
    description: 'Azure Key Vault in which new keys of applications are made and stay',
  },
  {
    flags: '--key-vault-identity <identity>',
    description:
      'managed (default), managed:CLIENT, token-file:TENANT/CLIENT:FILE or certificate:TENANT/CLIENT:FILE',
  },
  {
    flags: '--recover',
    description: 'make a new setup secret, by which an administrator gets their account back',
  },
  {
    flags: '--bootstrap-client-id <guid>',
    description: 'public client that administrators sign in with to add an organization',
  },
  { flags: '--log-level <level>', description: 'debug, info (default), warn, error or silent' },
]

/** The names of the options, for example `data-dir`. */
export const serveOptionNames: readonly string[] = serveOptions.map(nameOf)

/** Those that have no value. */
export const serveSwitchNames: readonly string[] = serveOptions
  .filter(({ flags }) => !flags.includes(' '))
  .map(nameOf)

function nameOf({ flags }: ServeOption): string {
  const [name = ''] = flags.slice(2).split(' ')
  return name
}
