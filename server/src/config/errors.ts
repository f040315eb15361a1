/** What is wrong with the way the server was started: one sentence, with what to do. */
import { CodedError } from '../foundation/errors.ts'

export type ConfigurationErrorCode = 'bad_option' | 'unreadable_file' | 'folder_in_use' | 'folder_unusable'

export class ConfigurationError extends CodedError<ConfigurationErrorCode> {
  override readonly name = 'ConfigurationError'
}
