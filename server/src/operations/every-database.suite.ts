/** Test worlds on every database, for the rooms above that do not know the database. */
export { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
