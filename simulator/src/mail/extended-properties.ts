/**
 * Names of MAPI properties as Graph writes them: `Integer 0x0E07`, `String {GUID} Name X`, `String {GUID} Id 0x8233`
 * (Graph: "Outlook extended properties overview").
 */
const types = [
  'ApplicationTime',
  'Binary',
  'Boolean',
  'CLSID',
  'Currency',
  'Double',
  'Float',
  'Integer',
  'Long',
  'Short',
  'String',
  'SystemTime',
]
const typeByName = new Map(
  types.flatMap((name) => [name, `${name}Array`]).map((name) => [name.toLowerCase(), name]),
)

export interface ExtendedPropertyName {
  /**
   * The spelling that Exchange answers with: hexadecimal in lower case without leading zeros, the GUID in lower case.
   */
  readonly id: string
  readonly type: string
  readonly isMultiple: boolean
}

/** Reads the three documented spellings; undefined for anything else. */
export function parseExtendedPropertyName(text: string): ExtendedPropertyName | undefined {
  const match =
    /^(\w+) +(?:(0x[0-9a-f]{1,8})|\{([0-9a-f-]{36})\} +(?:Name +(.+)|Id +(0x[0-9a-f]{1,8})))$/i.exec(text)
  if (match === null) return undefined
  const [, typeText = '', tag, guid, name, number] = match
  const type = typeByName.get(typeText.toLowerCase())
  if (type === undefined) return undefined
  const isMultiple = type.endsWith('Array')
  if (tag !== undefined) return { id: `${type} ${shortHex(tag)}`, type, isMultiple }
  const set = `{${(guid ?? '').toLowerCase()}}`
  const tail = name === undefined ? `Id ${shortHex(number ?? '0x0')}` : `Name ${name}`
  return { id: `${type} ${set} ${tail}`, type, isMultiple }
}

const shortHex = (text: string) => `0x${Number.parseInt(text, 16).toString(16)}`

/** Whether a value can be of the type; the `Array` suffix is the caller's business. */
export function fitsPropertyType(type: string, value: string): boolean {
  switch (type) {
    case 'Integer':
    case 'Long':
    case 'Short':
    case 'Currency':
      return /^-?\d+$/.test(value)
    case 'Boolean':
      return /^(true|false)$/i.test(value)
    case 'Double':
    case 'Float':
    case 'ApplicationTime':
      return value.trim() !== '' && Number.isFinite(Number(value))
    case 'SystemTime':
      return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(value)
    case 'Binary':
      return /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    case 'CLSID':
      return /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(value)
    default:
      return true
  }
}

/** The MAPI properties that the simulator gives a meaning ([MS-OXPROPS]), in the canonical spelling. */
export const mapi = {
  /** PidTagMessageFlags: 0x1 read, 0x8 unsent. */
  messageFlags: 'Integer 0xe07',
  /** PidTagClientSubmitTime. */
  clientSubmitTime: 'SystemTime 0x39',
  /** PidTagMessageDeliveryTime. */
  messageDeliveryTime: 'SystemTime 0xe06',
  /** PidTagTransportMessageHeaders. */
  transportMessageHeaders: 'String 0x7d',
  /** PidTagInternetMessageId. */
  internetMessageId: 'String 0x1035',
  /** PidTagSubject. */
  subject: 'String 0x37',
  /** PidTagMessageClass. */
  messageClass: 'String 0x1a',
  /** PidTagMessageSize. */
  messageSize: 'Integer 0xe08',
  messageSizeExtended: 'Long 0xe08',
} as const

export const messageFlagRead = 0x1
export const messageFlagUnsent = 0x8
export const messageFlagHasAttachments = 0x10
