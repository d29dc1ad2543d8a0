Feature: 5.6.3 Filters of the list of subjects

  A query chooses subjects by their attributes (table 5.6.3.3.3.2-1, SOL013 clause 5.2). Filters are judged by what they find among two
  subjects of the scenario, which differ in one thing or another; {first} and {second} stand for the
  identifiers of their VNFCIs, {both} for what these begin with, {nobody} for one that nobody has.

  Rule: Each operator chooses what it says

    Background:
      Given the VNFM has registered two VNFCIs that differ

    Scenario Outline: The VNFM filters by <filter>
      When the VNFM queries the two subjects with the filter "<filter>"
      Then by "<requirement>" the list contains the <found> subject and not the other one

      @req:FILTER_EQ
      Examples: eq
        | requirement | filter                        | found |
        | FILTER_EQ   | (eq,subjectId/subjectId,{first}) | first |
        | FILTER_EQ   | (eq,certType,VNF_OAM_certificate) | second |

      @req:FILTER_NEQ
      Examples: neq
        | requirement | filter                              | found  |
        | FILTER_NEQ  | (neq,certType,VNFCI_certificate)    | second |
        | FILTER_NEQ  | (neq,id,{second.id})                | first  |

      @req:FILTER_IN
      Examples: in
        | requirement | filter                                     | found |
        | FILTER_IN   | (in,subjectId/subjectId,{nobody},{first})  | first |
        | FILTER_IN   | (in,id,{second.id},{nobody})               | second |

      @req:FILTER_NIN
      Examples: nin
        | requirement | filter                     | found |
        | FILTER_NIN  | (nin,id,{nobody},{second.id}) | first |

      @req:FILTER_CONT
      Examples: cont
        | requirement | filter                                        | found  |
        | FILTER_CONT | (cont,subjectId/subjectId,{nobody},{second})  | second |
        | FILTER_CONT | (cont,subjectId/subjectId,-first)             | first  |

      @req:FILTER_NCONT
      Examples: ncont
        | requirement  | filter                                   | found  |
        | FILTER_NCONT | (ncont,subjectId/subjectId,{nobody},-first) | second |

      @req:FILTER_GT
      Examples: gt
        | requirement | filter                           | found  |
        | FILTER_GT   | (gt,subjectId/subjectId,{first}) | second |

      @req:FILTER_GTE
      Examples: gte
        | requirement | filter                             | found  |
        | FILTER_GTE  | (gte,subjectId/subjectId,{second}) | second |

      @req:FILTER_LT
      Examples: lt
        | requirement | filter                            | found |
        | FILTER_LT   | (lt,subjectId/subjectId,{second}) | first |

      @req:FILTER_LTE
      Examples: lte
        | requirement | filter                            | found |
        | FILTER_LTE  | (lte,subjectId/subjectId,{first}) | first |

      @req:FILTER_AND
      Examples: several conditions
        | requirement | filter                                                            | found |
        | FILTER_AND  | (cont,subjectId/subjectId,{both});(eq,certType,VNFCI_certificate) | first |

      @req:FILTER_QUOTED
      Examples: a value in quotes
        | requirement   | filter                                                                    | found |
        | FILTER_QUOTED | (eq,subjectId/certificateData/subjectName/locality,'L''Union, (Toulouse)') | first |

      @req:FILTER_ABSENT
      Examples: an attribute that one of them does not have
        | requirement   | filter                                               | found |
        | FILTER_ABSENT | (neq,subjectId/certificateData/subjectName/state,XY) | first |

      @req:FILTER_SAME_ELEMENT
      Examples: conditions with the same path before the last name
        | requirement         | filter                                                                                                                                                   | found |
        | FILTER_SAME_ELEMENT | (in,subjectId/certificateData/subjectName/commonName,{first.host},{second.host});(eq,subjectId/certificateData/subjectName/country,FR)                    | first |

      @req:FILTER_OTHER_PREFIX
      Examples: conditions with different paths
        | requirement         | filter                                                                                                                                                | found |
        | FILTER_OTHER_PREFIX | (eq,subjectId/certificateData/subjectName/country,DE);(eq,subjectId/certificateData/subjectAlternateName,{first.host})                                 | first |

    @req:FILTER_ENCODED
    Scenario: The VNFM sends the semicolon of a filter percent-encoded
      When the VNFM queries the two subjects with the filter "(cont,subjectId/subjectId,{both});(eq,certType,VNFCI_certificate)", its semicolons encoded
      Then by "FILTER_ENCODED" the list contains the first subject and not the other one

  Rule: Every attribute of a subject can be filtered by

    @req:SUBJECTS_FILTER
    Scenario Outline: The VNFM filters by <attribute>
      Given the VNFM has registered two VNFCIs that differ
      When the VNFM queries the two subjects with the filter "(<operator>,<attribute>,<value>)"
      Then by "SUBJECTS_FILTER" the list contains the first subject and not the other one

      Examples:
        | operator | attribute                                          | value                |
        | eq       | id                                                 | {first.id}           |
        | cont     | _links/self/href                                   | {first.id}           |
        | eq       | certType                                           | VNFCI_certificate    |
        | eq       | subjectId/subjectId                                | {first}              |
        | eq       | subjectId/certificateData/subjectAlternateName     | {first.host}         |
        | eq       | subjectId/certificateData/subjectName/commonName   | {first.host}         |
        | eq       | subjectId/certificateData/subjectName/state        | Occitanie            |
        | cont     | subjectId/certificateData/subjectName/locality     | Toulouse             |
        | eq       | subjectId/certificateData/subjectName/emailAddress | noc@{first.host}     |

    @req:SUBJECTS_FILTER
    Scenario Outline: The VNFM filters by <attribute>, which both have
      Given the VNFM has registered two VNFCIs that differ
      When the VNFM queries the two subjects with the filter "(eq,<attribute>,<value>)"
      Then by "SUBJECTS_FILTER" the list contains both subjects

      Examples:
        | attribute                                     | value           |
        | typeOfVnfcCertHandling                        | delegation_mode |
        | subjectId/certificateData/subjectName/organization | {both} |
        | subjectId/certificateData/subjectName/country | DE              |

  Rule: A filter chooses subjects, and cuts nothing out of them

    @req:FILTER_WHOLE_OBJECTS
    Scenario: The VNFM filters by a name that one of two certificates of a VNFCI has
      Given the VNFM has registered two VNFCIs that differ
      When the VNFM queries all fields of the two subjects with the filter "(eq,subjectId/certificateData/subjectAlternateName,{first.host})"
      Then the first subject in the list is complete

    @req:FILTER_NONE
    Scenario: The VNFM filters by what nothing matches
      Given the VNFM has registered two VNFCIs that differ
      When the VNFM queries the two subjects with the filter "(eq,subjectId/subjectId,{nobody})"
      Then the CMF returns an empty list

  Rule: A filter that is not well-formed is refused

    @req:SUBJECTS_BAD_FILTER @req:SUBJECTS_BAD_FILTER_PROBLEM @req:SUBJECTS_BAD_FILTER_DETAIL
    Scenario Outline: The VNFM sends the filter <filter>
      When the VNFM queries the subjects with the filter "<filter>"
      Then the filter is refused as invalid

      Examples:
        | filter                |
        | eq,id,s-1             |
        | (eq,id,s-1            |
        | (eq,id)               |
        | (eq,,x)               |
        | (eq,id,a,b)           |
        | (like,id,a)           |
        | (EQ,id,a)             |
        | (eq,id,it's)          |
        | (eq,id,'open)         |
        | (eq,id,a)(eq,id,b)    |
        | (eq,id,a);            |

    @req:SUBJECTS_BAD_FILTER @req:SUBJECTS_BAD_FILTER_PROBLEM @req:SUBJECTS_BAD_FILTER_DETAIL
    Scenario: The VNFM sends an empty filter
      When the VNFM queries the subjects with the filter ""
      Then the filter is refused as invalid

    @req:FILTER_UNKNOWN_ATTRIBUTE
    Scenario: The VNFM filters by an attribute that subjects do not have
      When the VNFM queries the subjects with the filter "(eq,nosuchAttribute,a)"
      Then the filter by an unknown attribute is refused
