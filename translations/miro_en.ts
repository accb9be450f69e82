<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>miro::Activity</name>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchComposer</name>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchListModel</name>
    <message numerus="yes">
        <source>Waiting, %n picture(s)</source>
        <translation>
            <numerusform>Waiting, %n picture</numerusform>
            <numerusform>Waiting, %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n picture(s)</source>
        <translation>
            <numerusform>Done, %n picture</numerusform>
            <numerusform>Done, %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchMorningPage</name>
    <message numerus="yes">
        <source>%n picture(s) were left out of the album by the choice of the best.</source>
        <translation>
            <numerusform>%n picture was left out of the album by the choice of the best.</numerusform>
            <numerusform>%n pictures were left out of the album by the choice of the best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed:</source>
        <translation>
            <numerusform>%n picture failed:</numerusform>
            <numerusform>%n pictures failed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchRunLive</name>
    <message numerus="yes">
        <source>%n picture(s) being drawn: step %1 of %2</source>
        <translation>
            <numerusform>%n picture being drawn: step %1 of %2</numerusform>
            <numerusform>%n pictures being drawn: step %1 of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::BatchView</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>pictures</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) and their manifest were saved.</source>
        <translation>
            <numerusform>%n picture and its manifest were saved.</numerusform>
            <numerusform>%n pictures and their manifest were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the list are not there.</source>
        <translation>
            <numerusform>%n of the list is not there.</numerusform>
            <numerusform>%n of the list are not there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Canvas</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChoosePart</name>
    <message numerus="yes">
        <source>%1 of %2, about %n minute(s) left</source>
        <comment>duels of a session</comment>
        <translation>
            <numerusform>%1 of %2, about %n minute left</numerusform>
            <numerusform>%1 of %2, about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ChooseSummary</name>
    <message numerus="yes">
        <source>%n choice(s) made. Thank you!</source>
        <translation>
            <numerusform>%n choice made. Thank you!</numerusform>
            <numerusform>%n choices made. Thank you!</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ComparisonPanel</name>
    <message numerus="yes">
        <source>Only the first %n are compared.</source>
        <translation>
            <numerusform>Only the first %n is compared.</numerusform>
            <numerusform>Only the first %n are compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::DetailsPanel</name>
    <message numerus="yes">
        <source>%n pictures chosen; this is one of them</source>
        <translation>
            <numerusform>%n picture chosen: this one</numerusform>
            <numerusform>%n pictures chosen; this is one of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ExpansionPanel</name>
    <message numerus="yes">
        <source>%Ln prompts, the first %1 are shown</source>
        <translation>
            <numerusform>%Ln prompt, the first %1 are shown</numerusform>
            <numerusform>%Ln prompts, the first %1 are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln prompt</numerusform>
            <numerusform>%Ln prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ExploreChoices</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ExplorePage</name>
    <message numerus="yes">
        <source>Starred: %1. The other %n pictures stay with it as a stack.</source>
        <translation>
            <numerusform>Starred: %1. The other %n picture stays with it as a stack.</numerusform>
            <numerusform>Starred: %1. The other %n pictures stay with it as a stack.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, their scores and a report were saved.</source>
        <translation>
            <numerusform>%n picture, its scores and a report were saved.</numerusform>
            <numerusform>%n pictures, their scores and a report were saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ExplorePanel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FileWork</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported.</source>
        <translation>
            <numerusform>%n picture imported.</numerusform>
            <numerusform>%n pictures imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were already there.</source>
        <translation>
            <numerusform>%n was already there.</numerusform>
            <numerusform>%n were already there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures exported.</source>
        <translation>
            <numerusform>%n picture exported.</numerusform>
            <numerusform>%n pictures exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures found that were not in the library.</source>
        <translation>
            <numerusform>%n picture found that was not in the library.</numerusform>
            <numerusform>%n pictures found that were not in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture files are gone; they come back when their files do.</source>
        <translation>
            <numerusform>%n picture file is gone; the picture comes back when its file does.</numerusform>
            <numerusform>%n picture files are gone; they come back when their files do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilmstripModel</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterChips</name>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n or more stars</numerusform>
            <numerusform>%n or more stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::FilterPanel</name>
    <message numerus="yes">
        <source>%n or more stars</source>
        <translation>
            <numerusform>%n or more stars</numerusform>
            <numerusform>%n or more stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::GalleryPage</name>
    <message numerus="yes">
        <source>%Ln pictures in this stack</source>
        <translation>
            <numerusform>%Ln picture in this stack</numerusform>
            <numerusform>%Ln pictures in this stack</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Scoring %n picture.</numerusform>
            <numerusform>Scoring %n pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ListPanel</name>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompts</source>
        <translation>
            <numerusform>%Ln prompt</numerusform>
            <numerusform>%Ln prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::LongRunWatch</name>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n picture drawn</numerusform>
            <numerusform>%n pictures drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) failed</source>
        <translation>
            <numerusform>%n picture failed</numerusform>
            <numerusform>%n pictures failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training run(s)</source>
        <translation>
            <numerusform>%n training run</numerusform>
            <numerusform>%n training runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ModelsPage</name>
    <message numerus="yes">
        <source>%n model(s) installed.</source>
        <translation>
            <numerusform>%n model installed.</numerusform>
            <numerusform>%n models installed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) imported.</source>
        <translation>
            <numerusform>%n model imported.</numerusform>
            <numerusform>%n models imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked: all are whole.</source>
        <translation>
            <numerusform>%n file checked: it is whole.</numerusform>
            <numerusform>%n files checked: all are whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureActions</name>
    <message numerus="yes">
        <source>Rated with %n star(s).</source>
        <translation>
            <numerusform>Rated with %n star.</numerusform>
            <numerusform>Rated with %n stars.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the bin.</source>
        <translation>
            <numerusform>%n picture moved to the bin.</numerusform>
            <numerusform>%n pictures moved to the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) came back from the bin.</source>
        <translation>
            <numerusform>%n picture came back from the bin.</numerusform>
            <numerusform>%n pictures came back from the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scoring %n picture(s).</source>
        <translation>
            <numerusform>Scoring %n picture.</numerusform>
            <numerusform>Scoring %n pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureCommands</name>
    <message numerus="yes">
        <source>Rating taken from %n pictures</source>
        <translation>
            <numerusform>Rating taken from %n picture</numerusform>
            <numerusform>Rating taken from %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures rated %1 of 5</source>
        <translation>
            <numerusform>%n picture rated %1 of 5</numerusform>
            <numerusform>%n pictures rated %1 of 5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures starred</source>
        <translation>
            <numerusform>%n picture starred</numerusform>
            <numerusform>%n pictures starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n pictures</source>
        <translation>
            <numerusform>Star taken from %n picture</numerusform>
            <numerusform>Star taken from %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures tagged %1</source>
        <translation>
            <numerusform>%n picture tagged %1</numerusform>
            <numerusform>%n pictures tagged %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n pictures</source>
        <translation>
            <numerusform>Tag %1 taken from %n picture</numerusform>
            <numerusform>Tag %1 taken from %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures put into the album %1</source>
        <translation>
            <numerusform>%n picture put into the album %1</numerusform>
            <numerusform>%n pictures put into the album %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures taken out of the album %1</source>
        <translation>
            <numerusform>%n picture taken out of the album %1</numerusform>
            <numerusform>%n pictures taken out of the album %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures moved to the bin</source>
        <translation>
            <numerusform>%n picture moved to the bin</numerusform>
            <numerusform>%n pictures moved to the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures brought back</source>
        <translation>
            <numerusform>%n picture brought back</numerusform>
            <numerusform>%n pictures brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures for good? This cannot be undone.</source>
        <translation>
            <numerusform>Delete %n picture for good? This cannot be undone.</numerusform>
            <numerusform>Delete %n pictures for good? This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures deleted for good</source>
        <translation>
            <numerusform>%n picture deleted for good</numerusform>
            <numerusform>%n pictures deleted for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files copied</source>
        <translation>
            <numerusform>%n file copied</numerusform>
            <numerusform>%n files copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PictureModel</name>
    <message numerus="yes">
        <source>stack of %n pictures</source>
        <translation>
            <numerusform>stack of %n picture</numerusform>
            <numerusform>stack of %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::PlanPanel</name>
    <message numerus="yes">
        <source>%n file(s), %1, into %2</source>
        <translation>
            <numerusform>%n file, %1, into %2</numerusform>
            <numerusform>%n files, %1, into %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, into %2, where %3 are free</source>
        <translation>
            <numerusform>%n file, %1, into %2, where %3 are free</numerusform>
            <numerusform>%n files, %1, into %2, where %3 are free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::ProofPart</name>
    <message numerus="yes">
        <source>%n question(s) were enough.</source>
        <translation>
            <numerusform>%n question was enough.</numerusform>
            <numerusform>%n questions were enough.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::SeedBox</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::Slideshow</name>
    <message numerus="yes">
        <source>%1 of %2 · %n seconds each</source>
        <translation>
            <numerusform>%1 of %2 · %n second each</numerusform>
            <numerusform>%1 of %2 · %n seconds each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>miro::TasteWords</name>
    <message numerus="yes">
        <source>Of %n pair(s) shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</source>
        <translation>
            <numerusform>Of %n pair shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</numerusform>
            <numerusform>Of %n pairs shown again you answered %1 as before (%2). Nobody can foretell single choices better than %3 of the time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n choice(s)</source>
        <translation>
            <numerusform>Learned from %n choice</numerusform>
            <numerusform>Learned from %n choices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n hint(s) from stars, ratings and deletions</source>
        <translation>
            <numerusform>%1 and %n hint from stars, ratings and deletions</numerusform>
            <numerusform>%1 and %n hints from stars, ratings and deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n picture(s) not looked at yet</source>
        <translation>
            <numerusform>%1; %n picture not looked at yet</numerusform>
            <numerusform>%1; %n pictures not looked at yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proof is not over: %n question(s) answered.</source>
        <translation>
            <numerusform>The proof is not over: %n question answered.</numerusform>
            <numerusform>The proof is not over: %n questions answered.</numerusform>
        </translation>
    </message>
</context>
</TS>
