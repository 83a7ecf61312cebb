/** Something that can be ordered: what to do, and in which months it makes sense. */
export interface OrderTemplate {
  readonly text: string;
  /** Months in which it is spoken of, 1 to 12; none: at any time. */
  readonly months?: readonly number[];
}

/** A theme followed across briefings: who deals with it, what is ordered, how work on it is counted. */
export interface Theme {
  readonly name: string;
  /** The wider theme it belongs to. */
  readonly parentName: string;
  /** How the notice heads its items: "Về …". */
  readonly heading: string;
  readonly leads: readonly string[];
  readonly helpers: readonly string[];
  /** What is counted in reports: "hồ sơ", "hộ". */
  readonly measure: string;
  /** `{place}` stands for a commune or ward. */
  readonly orderTemplates: readonly (string | OrderTemplate)[];
  readonly prohibition: string;
  readonly obstacle: string;
}
