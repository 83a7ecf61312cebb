/** A possible order: the action, and the months in which it is plausible. */
export interface OrderTemplate {
  readonly text: string;
  /** The months of the order, 1 to 12. If missing, any month. */
  readonly months?: readonly number[];
}

/** A theme that several briefings follow: its units, its orders, and the unit of measure of its reports. */
export interface Theme {
  readonly name: string;
  /** The parent theme. */
  readonly parentName: string;
  /** The heading in the notice, after "Về". */
  readonly heading: string;
  readonly leads: readonly string[];
  readonly helpers: readonly string[];
  /** What reports count: "hồ sơ", "hộ". */
  readonly measure: string;
  /** `{place}` is replaced by the name of a commune or ward. */
  readonly orderTemplates: readonly (string | OrderTemplate)[];
  readonly prohibition: string;
  readonly obstacle: string;
}
