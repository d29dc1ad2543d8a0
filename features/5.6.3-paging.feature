Feature: 5.6.3 Lists that are too long for one answer

  A CMF whose list of subjects is too long for one answer either sends it in pages or refuses it with 400 (table 5.6.3.3.3.2-1 and the table after it,
  SOL013 clause 5.4). Which of both it does, if any, is declared as rest.paging and rest.tooBig. The scenarios register subjects with an
  organization that nobody else has, and query these.

  Rule: A list is complete, paged or refused

    @req:LARGE_ANSWER_ALTERNATIVE
    Scenario: The VNFM registers more and more VNFCIs
      When the VNFM registers more and more VNFCIs until their list is too long for one answer
      Then each list was complete, paged or refused

  Rule: A CMF that pages links each next page

    @needs:rest.paging @req:PAGE_LINK @req:PAGE_MARKER @req:PAGE_COMPLETE
    Scenario: The VNFM follows the links from page to page
      Given the VNFM has registered so many VNFCIs that their list has 3 pages
      When the VNFM follows the links from the first page to the last one
      Then each page but the last one links the next one
      And all pages together hold each subject once

    @needs:rest.paging @req:PAGE_COMPLETE
    Scenario: VNFCIs come and go while the VNFM reads the pages
      Given the VNFM has registered so many VNFCIs that their list has 3 pages
      When the VNFM reads the pages while VNFCIs come and go
      Then each subject that was there all the time is on one page

    @needs:rest.paging @req:PAGE_MARKER
    Scenario: The VNFM reads pages of a query with a filter and a selector
      Given the VNFM has registered so many VNFCIs that their list has 2 pages
      When the VNFM reads the pages with all fields
      Then the query stays in force on each page

  Rule: A marker that nobody gave is refused, and one that was given to somebody else shows nothing

    @needs:rest.paging @req:PAGE_MARKER_UNKNOWN
    Scenario Outline: The VNFM asks for a page with a marker that is <how>
      Given the VNFM has registered so many VNFCIs that their list has 2 pages
      When the VNFM asks for the next page with a marker that is "<how>"
      Then the marker is refused

      Examples:
        | how       |
        | damaged   |
        | cut short |
        | made up   |

    @needs:rest.paging @needs:credentials.other @req:PAGE_MARKER_FOREIGN
    Scenario: Another VNFM follows the link to the next page
      Given the VNFM has registered so many VNFCIs that their list has 2 pages
      When another VNFM follows the link to the next page
      Then it sees no subject of the first VNFM

  Rule: A CMF that does not page refuses a list that is too long

    @needs:rest.tooBig @req:SUBJECTS_TOO_BIG @req:LARGE_ANSWER_REFUSED
    Scenario: The VNFM queries a list that is too long for one answer
      Given the VNFM has registered so many VNFCIs that their list is too long for one answer
      When the VNFM queries them all
      Then the list is refused as too big
      And a narrower query is answered
