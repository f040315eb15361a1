/** The environment variables that the command reads: `STRONGROOM_URL`, `STRONGROOM_CA_FILE`, `STRONGROOM_PROFILE`, `XDG_CONFIG_HOME`. */
export type Environment = Readonly<Record<string, string | undefined>>

export const environment: Environment = process.env
