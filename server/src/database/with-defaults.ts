/** A row of which some columns may be left to what the table gives them. */
export type WithDefaults<Row, Names extends keyof Row> = Omit<Row, Names> & Partial<Pick<Row, Names>>
