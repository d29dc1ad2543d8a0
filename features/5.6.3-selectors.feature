Feature: 5.6.3 Attribute selectors of the list of subjects

  A query says which attributes it wants to see (table 5.6.3.3.3.2-1, SOL013 clause 5.3). Selectors are judged by what is there and what is
  missing; subjectId is the attribute that the list leaves out by default (I-13).

  Rule: Selectors decide whether subjectId is shown

    Background:
      Given the VNFM has registered two VNFCIs that differ

    Scenario Outline: The VNFM queries the two subjects with the selectors <selectors>
      When the VNFM queries the two subjects with the selectors "<selectors>"
      Then by "<requirement>" subjectId is <presence>

      @req:SELECTOR_ALL_FIELDS
      Examples: all_fields
        | requirement         | selectors  | presence |
        | SELECTOR_ALL_FIELDS | all_fields | shown    |

      @req:SELECTOR_EXCLUDE_DEFAULT
      Examples: what is excluded by default
        | requirement              | selectors       | presence |
        | SELECTOR_EXCLUDE_DEFAULT | exclude_default | missing  |
        | SELECTOR_EXCLUDE_DEFAULT |                 | missing  |

      @req:SELECTOR_FIELDS
      Examples: fields
        | requirement     | selectors        | presence |
        | SELECTOR_FIELDS | fields=subjectId | shown    |
        | SELECTOR_FIELDS | fields=certType  | missing  |

      @req:SELECTOR_EXCLUDE_FIELDS
      Examples: exclude_fields
        | requirement             | selectors                | presence |
        | SELECTOR_EXCLUDE_FIELDS | exclude_fields=subjectId | missing  |

      @req:SELECTOR_DEFAULT_WITH_FIELDS
      Examples: exclude_default with fields
        | requirement                  | selectors                        | presence |
        | SELECTOR_DEFAULT_WITH_FIELDS | exclude_default&fields=subjectId | shown    |
        | SELECTOR_DEFAULT_WITH_FIELDS | exclude_default&fields=certType  | missing  |

    @req:SELECTOR_MANDATORY_KEPT
    Scenario: The VNFM queries the two subjects without what is excluded by default
      When the VNFM queries the two subjects with the selectors "exclude_default"
      Then the subjects show their mandatory attributes

    @req:SELECTOR_WITH_FILTER
    Scenario: The VNFM filters by what it does not want to see
      When the VNFM queries the first subject by its subjectId with the selectors "exclude_default"
      Then the first subject is found without its subjectId

  Rule: Selectors that exclude each other are refused

    @req:SUBJECTS_BAD_SELECTOR @req:SUBJECTS_BAD_SELECTOR_PROBLEM @req:SUBJECTS_BAD_SELECTOR_DETAIL
    Scenario Outline: The VNFM queries the subjects with the selectors <selectors>
      When the VNFM queries the subjects with the selectors "<selectors>"
      Then the selectors are refused as invalid

      Examples:
        | selectors                                  |
        | all_fields&exclude_default                 |
        | all_fields&fields=subjectId                |
        | all_fields&exclude_fields=subjectId        |
        | fields=certType&exclude_fields=subjectId   |
        | exclude_default&exclude_fields=subjectId   |

    @req:SELECTOR_UNKNOWN_ATTRIBUTE
    Scenario Outline: The VNFM selects by <selectors>, which subjects do not have
      When the VNFM queries the subjects with the selectors "<selectors>"
      Then the selector of an unknown attribute is refused

      Examples:
        | selectors                      |
        | fields=nosuchAttribute         |
        | exclude_fields=nosuchAttribute |
