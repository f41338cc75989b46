import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Prints one line a file, "ok FILE" or "no FILE", and under it each broken rule of PDF/UA-1, or of PDF/A-3a after "3a". */
public final class UaCheck {
    public static void main(String[] asked) throws Exception {
        boolean isArchive = asked.length > 0 && asked[0].equals("3a");
        String[] files = isArchive ? java.util.Arrays.copyOfRange(asked, 1, asked.length) : asked;
        PDFAFlavour flavour = isArchive ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFUA_1;
        String rules = isArchive ? "PDFA-3A" : "PDFUA-1";
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = Profiles.profileFromXml(
            PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + rules + ".xml"));
        for (String file : files) {
            try (FileInputStream stream = new FileInputStream(file);
                 PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
                ValidationResult found = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
                System.out.println((found.isCompliant() ? "ok " : "no ") + file);
                Map<String, Integer> broken = new TreeMap<>();
                for (TestAssertion assertion : found.getTestAssertions())
                    if (assertion.getStatus() == TestAssertion.Status.FAILED)
                        broken.merge(assertion.getRuleId().getClause() + ": " + assertion.getMessage(), 1, Integer::sum);
                broken.forEach((rule, times) -> System.out.println("   " + times + " x " + rule));
            }
        }
    }
}
